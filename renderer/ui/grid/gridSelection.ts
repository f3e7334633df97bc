/** What a grid needs to let rows be selected; which rows are, its owner knows. */

export interface GridSelection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly state: 'none' | 'some' | 'all';
  /** Of the mark in the header. */
  readonly label: string;
  readonly onToggle: (index: number) => void;
  /** Selects these rows beside what was selected before the last range began at the same anchor. */
  readonly onRange: (anchor: number, index: number) => void;
  readonly onAll: () => void;
  readonly onClear: () => void;
}
