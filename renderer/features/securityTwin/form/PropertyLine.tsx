/** One property in the table: its names, its desired value to edit, and what becomes of it. */
import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ComparisonBadge } from '../ComparisonBadge';
import { DriftCause } from '../DriftCause';
import { FindingList } from '../FindingList';
import { usePropertyTableStyles } from '../propertyTableStyles';
import { ValueText } from '../ValueText';
import { EffectiveValue } from './EffectiveValue';
import { PropertyField } from './PropertyField';
import { areLinesAlike, type PropertyLineProps } from './propertyLineProps';
import { ReportedCell } from './ReportedCell';
import { UseDefaultButton } from './UseDefaultButton';

const useStyles = makeStyles({
  label: { ...typographyStyles.body1Strong, display: 'block' },
  name: { ...typographyStyles.caption1, display: 'block', fontFamily: tokens.fontFamilyMonospace },
  about: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  edit: { display: 'flex', columnGap: tokens.spacingHorizontalXS, alignItems: 'center' },
  field: { flexGrow: 1, minWidth: 0 },
});

function PropertyLineOf({ row, cell, findings, words, isLocked, store }: PropertyLineProps) {
  const { t } = useTranslation(['securityTwin', 'judgement']);
  const table = usePropertyTableStyles();
  const styles = useStyles();
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
          {row.treatment === 'obeyed' ? null : (
            <Badge appearance="outline" color="informative" data-treatment={row.treatment}>
              {t(`judgement:treatments.${row.treatment}`)}
            </Badge>
          )}
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
            <UseDefaultButton
              name={words.name}
              onUse={() => {
                store.unsetProperty(row.name);
                store.keepNow();
                // The button goes with the value; the keyboard goes on in the field.
                document.getElementById(fieldId)?.focus();
              }}
            />
          ) : null}
        </div>
        <FindingList id={findingsId} findings={findings} onFix={isLocked ? undefined : store.fix} />
      </td>
      <td className={table.cell} data-label={t('columns.default')}>
        <ValueText value={row.defaultValue} type={row.type} />
      </td>
      <td className={table.cell} data-label={t('columns.effective')} data-cell="effective">
        <EffectiveValue row={row} />
      </td>
      <td className={table.cell} data-label={t('columns.reported')} data-cell="reported">
        <ReportedCell reported={row.reported} type={row.type} />
        <ComparisonBadge comparison={row.comparison} />
        <DriftCause cause={row.drift} />
      </td>
    </tr>
  );
}

export const PropertyLine = memo(PropertyLineOf, areLinesAlike);
