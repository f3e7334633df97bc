/** The matrix of events by priority; its heads say what each priority means with the times that are set now. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PropertyRow } from '../../../../preload/contract';
import { durationInWords } from '../../../text/durationWords';
import { currentLanguage } from '../../../text/language';
import { durationMs } from '../durationText';
import { usePropertyTableStyles } from '../propertyTableStyles';
import { moveInMatrix } from './matrixKeys';
import { type Priority, priorities } from './priorities';

const useStyles = makeStyles({
  event: { width: '34%' },
  meaning: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

interface PriorityTableProps {
  readonly label: string;
  /** Of the whole configuration: the times stand in another section. */
  readonly rows: readonly PropertyRow[];
  readonly children: ReactNode;
}

export function PriorityTable({ label, rows, children }: PriorityTableProps) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const table = usePropertyTableStyles();
  const styles = useStyles();
  const meaningOf = usePriorityMeaning(rows);
  return (
    <table className={table.table} aria-label={label} data-matrix>
      <thead className={table.head}>
        <tr>
          <th scope="col" className={mergeClasses(table.columnHead, styles.event)}>
            {t('workbench:form.event')}
          </th>
          {priorities.map((priority) => (
            <th key={priority} scope="col" className={table.columnHead}>
              {t(`workbench:priority.${priority}`)}
              <span className={styles.meaning}>{meaningOf(priority)}</span>
            </th>
          ))}
          <th scope="col" className={table.columnHead} title={t('columnHints.reported')}>
            {t('columns.reported')}
          </th>
        </tr>
      </thead>
      <tbody className={table.body} onKeyDown={moveInMatrix}>
        {children}
      </tbody>
    </table>
  );
}

const timeOf = { High: 'highPriorityMessageFrequency', Low: 'lowPriorityMessageFrequency' } as const;

function usePriorityMeaning(rows: readonly PropertyRow[]): (priority: Priority) => string {
  const { t } = useTranslation('workbench');
  return (priority) => {
    if (priority === 'Off') return t('form.notCollected');
    const time = rows.find(({ name }) => name === timeOf[priority])?.effective;
    const lengthMs = typeof time === 'string' ? durationMs(time) : null;
    if (lengthMs === null) return '';
    return t('form.sentWithin', { duration: durationInWords(lengthMs, currentLanguage()) });
  };
}
