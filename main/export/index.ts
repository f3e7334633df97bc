/** Rows as text for files: CSV for spreadsheets, JSON lines for programs. Pure. */
export { aboutFacts, type Origin } from './about';
export { csvText } from './csv';
export { jsonLinesText } from './jsonLines';
export type { AboutFact, Cell, ExportTable } from './table';
