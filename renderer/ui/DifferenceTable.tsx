/** Where two states differ: a line for each place with what stands there on either side. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const narrow = '@media (max-width: 900px)';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', [narrow]: { display: 'block' } },
  head: { [narrow]: { display: 'none' } },
  body: { [narrow]: { display: 'block' } },
  columnHead: {
    ...typographyStyles.caption1Strong,
    textAlign: 'start',
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [narrow]: { display: 'block', paddingBlock: tokens.spacingVerticalS },
  },
  place: {
    ...typographyStyles.body1Strong,
    textAlign: 'start',
    verticalAlign: 'top',
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
    [narrow]: { display: 'block' },
  },
  name: { ...typographyStyles.caption1, display: 'block', fontFamily: tokens.fontFamilyMonospace },
  cell: {
    ...typographyStyles.body1,
    verticalAlign: 'top',
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: '8rem minmax(0, 1fr)',
      paddingBlock: tokens.spacingVerticalXXS,
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
    },
  },
  gone: { backgroundColor: tokens.colorStatusDangerBackground1 },
  come: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  absent: { color: tokens.colorNeutralForeground3 },
});

export interface Difference {
  /** Tells the lines apart. */
  readonly key: string;
  readonly place: string;
  /** The same place as the hub names it, when that is something else. */
  readonly name: string | null;
  /** Null where nothing stands. */
  readonly left: string | null;
  readonly right: string | null;
  /** What else there is to say of this line. */
  readonly note: string | null;
  /** For styles and tests. */
  readonly state: string;
}

interface DifferenceTableProps {
  readonly label: string;
  readonly heads: { readonly place: string; readonly left: ReactNode; readonly right: ReactNode };
  /** What stands in the narrow layout before a value. */
  readonly sideNames: { readonly left: string; readonly right: string };
  readonly absent: string;
  readonly differences: readonly Difference[];
}

export function DifferenceTable({ label, heads, sideNames, absent, differences }: DifferenceTableProps) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={label}>
      <thead className={styles.head}>
        <tr>
          {[heads.place, heads.left, heads.right].map((head, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change.
            <th key={index} scope="col" className={styles.columnHead}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {differences.map(({ key, place, name, left, right, note, state }) => (
          <tr key={key} className={styles.row} data-difference={key} data-state={state}>
            <th scope="row" className={styles.place}>
              {place}
              {name === null ? null : <code className={styles.name}>{name}</code>}
              {note === null ? null : <span className={styles.name}>{note}</span>}
            </th>
            <td
              className={mergeClasses(styles.cell, left === null ? styles.absent : styles.gone)}
              data-label={sideNames.left}
            >
              <span>{left ?? absent}</span>
            </td>
            <td
              className={mergeClasses(styles.cell, right === null ? styles.absent : styles.come)}
              data-label={sideNames.right}
            >
              <span>{right ?? absent}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
