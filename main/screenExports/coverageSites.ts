/** The coverage of every site as a file. */
import { basename } from 'node:path';
import type { CoverageExport, CoverageSite, FileProgress, Language } from '../../preload/contract';
import type { CoverageService } from '../coverage';
import { aboutFacts, type Cell, csvText, jsonLinesText } from '../export';
import { streamChosenFile } from '../savedFiles';
import { csvColumns, portionsOf } from './cells';
import type { Tell } from './told';

export interface CoverageSitesPorts {
  readonly coverage: Pick<CoverageService, 'read'>;
  readonly hostName: string;
  readonly language: Language;
  readonly now: () => Date;
}

type ColumnId = CoverageExport['columns'][number]['id'];

/** Fails with FILE_NOT_WRITTEN; then there is no file. */
export async function exportCoverageSites(
  { order, columns, format }: CoverageExport,
  path: string,
  { coverage, hostName, language, now }: CoverageSitesPorts,
  tell: Tell<FileProgress>,
  signal: AbortSignal,
): Promise<FileProgress> {
  const whole = { order, offset: 0, limit: Number.MAX_SAFE_INTEGER };
  const { sites, readAt, oldestReadAt } = await coverage.read(whole);
  const about = aboutFacts(
    {
      hostName,
      filter: '',
      rowCount: sites.length,
      firstReadAt: oldestReadAt,
      lastReadAt: readAt,
      writtenAt: now().toISOString(),
    },
    language,
  );
  const portions = portionsOf(sites, (written) =>
    tell({ phase: 'writing', rowCount: written, fileName: null }),
  );
  const chunks =
    format === 'jsonLines'
      ? jsonLinesText(about, portions)
      : csvText({ columns: csvColumns(columns, inColumn), about, portions }, language);
  for await (const _ of streamChosenFile(path, chunks, signal));
  return { phase: 'done', rowCount: sites.length, fileName: basename(path) };
}

function inColumn({ site, deviceCount, counts }: CoverageSite, id: ColumnId): Cell {
  if (id === 'site') return site;
  if (id === 'deviceCount') return deviceCount;
  return counts
    .filter(({ verdict, securityModule }) => id === `verdict.${verdict}` || id === `module.${securityModule}`)
    .reduce((sum, { count }) => sum + count, 0);
}
