/** The rows of a query that main holds: as JSON text, which takes a fraction of the memory of objects. */
import { type JsonObject, jsonObject } from '../../preload/contract';
import type { QueryRow } from '../hubs';
import { addToShape, type ColumnPath, columnsOf, emptyShape, type Shape, valueAt } from './shape';

/** In UTF-16 units of the rows' JSON. */
const mostHeld = 48_000_000;
const mostColumns = 40;
/** What a cell of the grid can show. */
const longestCell = 200;

export interface HeldRows {
  add(rows: readonly QueryRow[]): void;
  count(): number;
  sizeBytes(): number;
  isFull(): boolean;
  columns(): readonly ColumnPath[];
  /** What all rows seen so far look like. */
  shape(): Shape;
  slice(offset: number, limit: number): readonly JsonObject[];
  /** Cells of the columns as they are now. */
  cells(row: JsonObject): (string | null)[];
}

export function holdRows(): HeldRows {
  const lines: string[] = [];
  const shape = emptyShape();
  let length = 0;
  let sizeBytes = 0;
  let columns: readonly ColumnPath[] = [];
  return {
    add: (rows) => {
      for (const row of rows) {
        const line = JSON.stringify(row);
        lines.push(line);
        length += line.length;
        sizeBytes += Buffer.byteLength(line);
        addToShape(shape, parsed(line));
      }
      columns = columnsOf(shape, mostColumns);
    },
    count: () => lines.length,
    sizeBytes: () => sizeBytes,
    isFull: () => length >= mostHeld,
    columns: () => columns,
    shape: () => shape,
    slice: (offset, limit) => lines.slice(offset, offset + limit).map(parsed),
    cells: (row) => columns.map((path) => cellText(row, path)),
  };
}

function parsed(line: string): JsonObject {
  return jsonObject.parse(JSON.parse(line));
}

function cellText(row: JsonObject, path: ColumnPath): string | null {
  const value = valueAt(row, path);
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}
