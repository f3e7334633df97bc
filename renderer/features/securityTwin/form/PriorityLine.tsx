/** One kind of event in the matrix: its priority as one choice of three, and what the agent says. */
import { Badge, makeStyles, mergeClasses, Radio, tokens, typographyStyles } from '@fluentui/react-components';
import { memo, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue, TrafficEstimate } from '../../../../preload/contract';
import { ComparisonBadge } from '../ComparisonBadge';
import { DriftCause } from '../DriftCause';
import { FindingList } from '../FindingList';
import { useRangeText } from '../preview/rangeText';
import { usePropertyTableStyles } from '../propertyTableStyles';
import { focusChoice } from './matrixKeys';
import { isPriority, type Priority, priorities } from './priorities';
import { areLinesAlike, type PropertyLineProps } from './propertyLineProps';
import { ReportedCell } from './ReportedCell';
import { UseDefaultButton } from './UseDefaultButton';

const useStyles = makeStyles({
  label: { ...typographyStyles.body1Strong, display: 'block' },
  name: { ...typographyStyles.caption1, display: 'block', fontFamily: tokens.fontFamilyMonospace },
  head: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  radio: { minHeight: '44px', alignItems: 'center', scrollMarginBlock: '120px' },
  // A frame and no background: that of high contrast would be as light as the text on it.
  chosen: { boxShadow: `inset 0 0 0 2px ${tokens.colorCompoundBrandStroke}` },
  cost: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  isDefault: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

function PriorityLineOf({ row, cell, findings, words, traffic, isLocked, store }: PropertyLineProps) {
  const { t } = useTranslation(['securityTwin', 'workbench', 'judgement']);
  const table = usePropertyTableStyles();
  const styles = useStyles();
  const id = useId();
  const line = useRef<HTMLTableRowElement>(null);
  const findingsId = `${id}findings`;
  const shown = cell === null ? row.defaultValue : cell.value;
  const isOther = cell !== null && !isPriority(cell.value);

  function choose(value: JsonValue): void {
    if (isLocked || cell?.value === value) return;
    store.setProperty(row.name, value);
    store.keepNow();
  }

  return (
    <tr ref={line} className={table.row} data-property={row.name} data-changed={row.isChanged}>
      <th scope="row" className={table.nameCell}>
        <div className={styles.head}>
          <div>
            <span className={styles.label}>{words.name}</span>
            <code className={styles.name}>{row.name}</code>
          </div>
          {cell && !isLocked ? (
            <UseDefaultButton
              name={words.name}
              onUse={() => {
                store.unsetProperty(row.name);
                store.keepNow();
                focusChoice(line.current);
              }}
            />
          ) : null}
        </div>
        <span className={styles.badges}>
          {row.isChanged ? <Badge appearance="tint">{t('changed')}</Badge> : null}
          {row.treatment === 'obeyed' ? null : (
            <Badge appearance="outline" color="informative" data-treatment={row.treatment}>
              {t(`judgement:treatments.${row.treatment}`)}
            </Badge>
          )}
        </span>
        {cell === null ? (
          <span className={styles.isDefault}>{t('workbench:form.defaultApplies')}</span>
        ) : null}
        {isOther ? <div>{t('choiceUnknown', { value: JSON.stringify(cell.value) })}</div> : null}
        <FindingList id={findingsId} findings={findings} onFix={isLocked ? undefined : store.fix} />
      </th>
      {priorities.map((priority) => (
        <td
          key={priority}
          className={mergeClasses(table.cell, shown === priority && styles.chosen)}
          data-label={t(`workbench:priority.${priority}`)}
        >
          <div>
            <Radio
              className={styles.radio}
              name={`${id}priority`}
              value={priority}
              checked={shown === priority}
              disabled={isLocked}
              aria-label={t('workbench:form.priorityOf', {
                name: words.name,
                priority: t(`workbench:priority.${priority}`),
              })}
              aria-describedby={findings.length > 0 ? findingsId : undefined}
              data-priority={priority}
              // A default that is shown as chosen can be set on purpose: the click comes without a change then.
              onClick={() => choose(priority)}
              onChange={() => choose(priority)}
              label={
                <PriorityLabel
                  priority={priority}
                  isDefault={row.defaultValue === priority}
                  cost={traffic?.costs.find(({ choice }) => choice === priority)?.unitsPerDay ?? null}
                />
              }
            />
          </div>
        </td>
      ))}
      <td className={table.cell} data-label={t('columns.reported')} data-cell="reported">
        <ReportedCell reported={row.reported} type={row.type} />
        <ComparisonBadge comparison={row.comparison} />
        <DriftCause cause={row.drift} />
      </td>
    </tr>
  );
}

interface PriorityLabelProps {
  readonly priority: Priority;
  readonly isDefault: boolean;
  readonly cost: TrafficEstimate['unitsPerDay'] | null;
}

function PriorityLabel({ priority, isDefault, cost }: PriorityLabelProps) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const rangeText = useRangeText();
  return (
    <span>
      {t(`priority.${priority}`)}
      {isDefault ? <span className={styles.isDefault}> ({t('form.isDefault')})</span> : null}
      {cost === null || cost.upper === 0 ? null : (
        <span className={styles.cost} data-cost>
          {t('form.cost', { range: rangeText(cost) })}
        </span>
      )}
    </span>
  );
}

export const PriorityLine = memo(PriorityLineOf, areLinesAlike);
