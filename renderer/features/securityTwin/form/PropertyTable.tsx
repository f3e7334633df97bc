/** The table around lines that have a field each. */
import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePropertyTableStyles } from '../propertyTableStyles';

export function PropertyTable({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('securityTwin');
  const styles = usePropertyTableStyles();
  return (
    <table className={styles.table} aria-label={label}>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={mergeClasses(styles.columnHead, styles.wide)}>
            {t('columns.property')}
          </th>
          {(['desired', 'default', 'effective', 'reported'] as const).map((column) => (
            <th
              key={column}
              scope="col"
              className={mergeClasses(styles.columnHead, column === 'desired' && styles.wide)}
              title={t(`columnHints.${column}`)}
            >
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>{children}</tbody>
    </table>
  );
}
