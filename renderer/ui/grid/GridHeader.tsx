/** The header row of a grid: titles, buttons where the rows can be ordered, and edges to change widths by. */

import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { CheckboxChecked20Filled } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxIndeterminate20Filled } from '@fluentui/react-icons/svg/checkbox-indeterminate';
import { CheckboxUnchecked20Regular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import type { KeyboardEvent, PointerEvent } from 'react';
import { type GridColumn, narrowestColumnPx } from './gridColumns';
import type { GridSelection } from './gridSelection';
import { useGridStyles } from './gridStyles';

const keyStepPx = 16;

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly gridTemplateColumns: string;
  readonly selection: GridSelection<Row> | undefined;
  readonly onSort: (columnId: string) => void;
  /** Left out where widths stay as they are. `isFinal` when the pointer is let go. */
  readonly onResize: ((columnId: string, widthPx: number, isFinal: boolean) => void) | undefined;
}

export function GridHeader<Row>({
  columns,
  gridTemplateColumns,
  selection,
  onSort,
  onResize,
}: GridHeaderProps<Row>) {
  const styles = useGridStyles();

  function handleKey(event: KeyboardEvent<HTMLElement>, id: string): void {
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const cell = event.currentTarget.parentElement;
    if (!onResize || !event.shiftKey || !isArrow || cell === null) return;
    event.preventDefault();
    const step = event.key === 'ArrowRight' ? keyStepPx : -keyStepPx;
    onResize(id, Math.max(narrowestColumnPx, Math.round(cell.offsetWidth + step)), true);
  }

  return (
    <div role="row" aria-rowindex={1} className={styles.header} style={{ gridTemplateColumns }}>
      {selection ? (
        <div role="columnheader" aria-colindex={1} className={styles.headerCell}>
          <button
            type="button"
            role="checkbox"
            aria-checked={selection.state === 'some' ? 'mixed' : selection.state === 'all'}
            aria-label={selection.label}
            title={selection.label}
            className={mergeClasses(styles.headerButton, styles.mark)}
            onClick={selection.state === 'all' ? selection.onClear : selection.onAll}
          >
            {selection.state === 'all' ? <CheckboxChecked20Filled aria-hidden /> : null}
            {selection.state === 'some' ? <CheckboxIndeterminate20Filled aria-hidden /> : null}
            {selection.state === 'none' ? <CheckboxUnchecked20Regular aria-hidden /> : null}
          </button>
        </div>
      ) : null}
      {columns.map(({ id, title, sorted }, index) => (
        <div
          key={id}
          role="columnheader"
          aria-colindex={index + 1 + (selection ? 1 : 0)}
          aria-sort={sorted === undefined ? undefined : (sorted ?? 'none')}
          data-column={id}
          className={styles.headerCell}
        >
          {sorted === undefined ? (
            <span className={styles.headerTitle}>{title}</span>
          ) : (
            <button
              type="button"
              className={styles.headerButton}
              aria-keyshortcuts={onResize ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
              title={title}
              onClick={() => onSort(id)}
              onKeyDown={(event) => handleKey(event, id)}
            >
              <span className={styles.headerWord}>{title}</span>
              {sorted === 'ascending' ? <ArrowUp16Regular className={styles.arrow} aria-hidden /> : null}
              {sorted === 'descending' ? <ArrowDown16Regular className={styles.arrow} aria-hidden /> : null}
            </button>
          )}
          {onResize ? <Edge onResize={(widthPx, isFinal) => onResize(id, widthPx, isFinal)} /> : null}
        </div>
      ))}
    </div>
  );
}

/** For the pointer; the keyboard changes a width at the column's button. */
function Edge({ onResize }: { onResize: (widthPx: number, isFinal: boolean) => void }) {
  const styles = useGridStyles();

  function follow(event: PointerEvent<HTMLDivElement>): void {
    const edge = event.currentTarget;
    const cell = edge.parentElement;
    if (cell === null || event.button !== 0) return;
    event.preventDefault();
    const startPx = cell.offsetWidth;
    const startX = event.clientX;
    const widthAt = (x: number) => Math.max(narrowestColumnPx, Math.round(startPx + x - startX));
    const move = ({ clientX }: { readonly clientX: number }) => onResize(widthAt(clientX), false);
    const end = ({ clientX }: { readonly clientX: number }) => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('lostpointercapture', end);
      onResize(widthAt(clientX), true);
    };
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', end);
  }

  return <div aria-hidden data-edge className={styles.edge} onPointerDown={follow} />;
}
