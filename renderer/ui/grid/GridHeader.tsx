/** The header row of a grid: titles, and buttons where the rows can be ordered. */
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { type GridColumn, templateOf } from './gridColumns';
import { useGridStyles } from './gridStyles';

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly onSort: (columnId: string) => void;
}

export function GridHeader<Row>({ columns, onSort }: GridHeaderProps<Row>) {
  const styles = useGridStyles();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={styles.header}
      style={{ gridTemplateColumns: templateOf(columns) }}
    >
      {columns.map(({ id, title, sorted }, index) => (
        <div
          key={id}
          role="columnheader"
          aria-colindex={index + 1}
          aria-sort={sorted === undefined ? undefined : (sorted ?? 'none')}
          className={styles.headerCell}
        >
          {sorted === undefined ? (
            <span className={styles.headerTitle}>{title}</span>
          ) : (
            <button type="button" className={styles.headerButton} onClick={() => onSort(id)}>
              {title}
              {sorted === 'ascending' ? <ArrowUp16Regular aria-hidden /> : null}
              {sorted === 'descending' ? <ArrowDown16Regular aria-hidden /> : null}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
