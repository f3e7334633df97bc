/** Every property of the configuration, one table for each group. */
import { mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Finding, PropertyGroup, PropertyRow, SecurityTwinView } from '../../../preload/contract';
import { useSelected } from '../../client/ClientProvider';
import { PropertyLine } from './PropertyLine';
import { usePropertyTableStyles } from './propertyTableStyles';
import { usePropertyWords } from './propertyWords';
import { editedCell } from './securityTwinState';
import type { SecurityTwinStore } from './securityTwinStore';

interface PropertyTablesProps {
  readonly view: SecurityTwinView;
  readonly store: SecurityTwinStore;
  readonly isLocked: boolean;
}

export function PropertyTables({ view, store, isLocked }: PropertyTablesProps) {
  const groups = [...new Set(view.rows.map(({ group }) => group))];
  return groups.map((group) => (
    <GroupTable
      key={group}
      group={group}
      rows={view.rows.filter((row) => row.group === group)}
      findings={view.findings}
      store={store}
      isLocked={isLocked}
    />
  ));
}

interface GroupTableProps {
  readonly group: PropertyGroup;
  readonly rows: readonly PropertyRow[];
  readonly findings: readonly Finding[];
  readonly store: SecurityTwinStore;
  readonly isLocked: boolean;
}

function GroupTable({ group, rows, findings, store, isLocked }: GroupTableProps) {
  const { t } = useTranslation(['securityTwin', 'properties']);
  const styles = usePropertyTableStyles();
  const unkept = useSelected(store.state, (state) => state.unkept);
  const wordsOf = usePropertyWords();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t(`properties:groups.${group}`)}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={mergeClasses(styles.columnHead, styles.wide)}>
            {t('columns.property')}
          </th>
          <th
            scope="col"
            className={mergeClasses(styles.columnHead, styles.wide)}
            title={t('columnHints.desired')}
          >
            {t('columns.desired')}
          </th>
          <th scope="col" className={styles.columnHead} title={t('columnHints.default')}>
            {t('columns.default')}
          </th>
          <th scope="col" className={styles.columnHead} title={t('columnHints.effective')}>
            {t('columns.effective')}
          </th>
          <th scope="col" className={styles.columnHead} title={t('columnHints.reported')}>
            {t('columns.reported')}
          </th>
        </tr>
      </thead>
      <tbody className={styles.body}>
        {rows.map((row) => (
          <PropertyLine
            key={row.name}
            row={row}
            cell={editedCell(row, unkept)}
            findings={findings.filter(({ property }) => property === row.name)}
            words={wordsOf(row.name)}
            isLocked={isLocked}
            store={store}
          />
        ))}
      </tbody>
    </table>
  );
}
