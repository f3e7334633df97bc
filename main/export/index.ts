/** Rows as text for files: CSV for spreadsheets, JSON lines for programs; and where they wait on disk until then. */
export { aboutFacts, type Origin } from './about';
export { csvText } from './csv';
export { jsonLinesText } from './jsonLines';
export { openSpool, type Spool } from './spool';
export type { AboutFact, Cell, ExportTable } from './table';
