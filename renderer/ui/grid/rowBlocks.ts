/** The rows the window holds of a list that main holds: blocks of a fixed size, only those near the visible rows. */

export const blockSize = 100;
/** Rows further than this many blocks from the visible ones are forgotten. */
const keptDistance = 10;
/** Main gives at most 500 rows at once. */
const mostBlocksAtOnce = 5;

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export type RowBlocks<Row> = ReadonlyMap<number, readonly Row[]>;

export function blockOf(index: number): number {
  return Math.floor(index / blockSize);
}

export function rowAt<Row>(blocks: RowBlocks<Row>, index: number): Row | undefined {
  return blocks.get(blockOf(index))?.[index % blockSize];
}

/** What to ask main for so that every visible row is there; null when it is. */
export function missingRows<Row>(
  blocks: RowBlocks<Row>,
  visible: RowRange,
  matchCount: number,
): { offset: number; limit: number } | null {
  const last = Math.min(visible.last, matchCount - 1);
  const missing: number[] = [];
  for (let block = blockOf(visible.first); block <= blockOf(last); block += 1) {
    if (!blocks.has(block)) missing.push(block);
  }
  const [firstBlock] = missing;
  const lastBlock = missing.at(-1);
  if (firstBlock === undefined || lastBlock === undefined) return null;
  const count = Math.min(lastBlock - firstBlock + 1, mostBlocksAtOnce);
  return { offset: firstBlock * blockSize, limit: count * blockSize };
}

/** The blocks with these rows put in place, without those far from them. `offset` is the start of a block. */
export function withRows<Row>(blocks: RowBlocks<Row>, offset: number, rows: readonly Row[]): RowBlocks<Row> {
  const near = blockOf(offset);
  const kept = new Map([...blocks].filter(([block]) => Math.abs(block - near) <= keptDistance));
  for (let start = 0; start < rows.length; start += blockSize) {
    kept.set(blockOf(offset + start), rows.slice(start, start + blockSize));
  }
  return kept;
}
