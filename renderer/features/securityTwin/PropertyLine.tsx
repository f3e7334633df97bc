/** One property in the table: its names, its desired value to edit, and what becomes of it. */
import { Badge, Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, JsonValue, PropertyRow } from '../../../preload/contract';
import { useControlStyles } from '../../ui/controlStyles';
import { ComparisonBadge } from './ComparisonBadge';
import { FindingList } from './FindingList';
import { PropertyField } from './PropertyField';
import { usePropertyTableStyles } from './propertyTableStyles';
import type { PropertyWords } from './propertyWords';
import { ReportedCell } from './ReportedCell';
import type { SecurityTwinStore } from './securityTwinStore';
import { ValueText } from './ValueText';

const useStyles = makeStyles({
  label: { ...typographyStyles.body1Strong, display: 'block' },
  name: { ...typographyStyles.caption1, display: 'block', fontFamily: tokens.fontFamilyMonospace },
  about: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  edit: { display: 'flex', columnGap: tokens.spacingHorizontalXS, alignItems: 'center' },
  field: { flexGrow: 1, minWidth: 0 },
});

interface PropertyLineProps {
  readonly row: PropertyRow;
  readonly cell: { readonly value: JsonValue } | null;
  readonly findings: readonly Finding[];
  readonly words: PropertyWords;
  readonly isLocked: boolean;
  readonly store: SecurityTwinStore;
}

function PropertyLineOf({ row, cell, findings, words, isLocked, store }: PropertyLineProps) {
  const { t } = useTranslation('securityTwin');
  const table = usePropertyTableStyles();
  const styles = useStyles();
  const controls = useControlStyles();
  const id = useId();
  const [fieldId, aboutId, findingsId] = [`${id}field`, `${id}about`, `${id}findings`];
  const described = [words.about ? aboutId : '', findings.length > 0 ? findingsId : ''].filter(Boolean);

  return (
    <tr className={table.row} data-property={row.name} data-changed={row.isChanged}>
      <th scope="row" className={table.nameCell}>
        <label htmlFor={fieldId} className={styles.label}>
          {words.name}
        </label>
        <code className={styles.name}>{row.name}</code>
        {words.about ? (
          <span id={aboutId} className={styles.about}>
            {words.about}
          </span>
        ) : null}
        <span className={styles.badges}>
          {row.isChanged ? <Badge appearance="tint">{t('changed')}</Badge> : null}
          {row.known ? null : (
            <Badge appearance="outline" color="informative">
              {t('unknownProperty')}
            </Badge>
          )}
        </span>
      </th>
      <td className={table.cell} data-label={t('columns.desired')}>
        <div className={styles.edit}>
          <div className={styles.field}>
            <PropertyField
              row={row}
              cell={cell}
              id={fieldId}
              describedBy={described.join(' ')}
              isInvalid={findings.some(({ severity }) => severity === 'error')}
              isLocked={isLocked}
              onSet={(value) => store.setProperty(row.name, value)}
              onUnset={() => store.unsetProperty(row.name)}
              onLeave={store.keepNow}
            />
          </div>
          {cell && !isLocked ? (
            <Button
              className={controls.large}
              appearance="subtle"
              icon={<ArrowUndo20Regular />}
              aria-label={t('useDefaultFor', { name: words.name })}
              title={t('useDefault')}
              onClick={() => {
                store.unsetProperty(row.name);
                store.keepNow();
                // The button goes with the value; the keyboard goes on in the field.
                document.getElementById(fieldId)?.focus();
              }}
            />
          ) : null}
        </div>
        <FindingList id={findingsId} findings={findings} />
      </td>
      <td className={table.cell} data-label={t('columns.default')}>
        <ValueText value={row.defaultValue} type={row.type} />
      </td>
      <td className={table.cell} data-label={t('columns.effective')} data-cell="effective">
        <ValueText value={row.effective} type={row.type} />
      </td>
      <td className={table.cell} data-label={t('columns.reported')} data-cell="reported">
        <ReportedCell reported={row.reported} type={row.type} />
        <ComparisonBadge comparison={row.comparison} />
      </td>
    </tr>
  );
}

/** Drawn again only when something of this property changed: an answer from main holds new objects for all of them. */
export const PropertyLine = memo(
  PropertyLineOf,
  (before, after) =>
    before.store === after.store &&
    before.isLocked === after.isLocked &&
    before.words.name === after.words.name &&
    JSON.stringify([before.row, before.cell, before.findings]) ===
      JSON.stringify([after.row, after.cell, after.findings]),
);
