/** What screens show, as files: rows of the fleet, findings of hygiene, coverage by site. */
import type {
  CoverageExport,
  ExportFormat,
  FileProgress,
  FleetRowsExport,
  HygieneExport,
  Language,
} from '../../preload/contract';
import type { CoverageService } from '../coverage';
import { ExpectedFailure } from '../failures';
import type { FleetService } from '../fleet';
import type { HygieneService } from '../hygiene';
import { exportCoverageSites } from './coverageSites';
import { exportFleetRows } from './fleetRows';
import { exportHygieneFindings } from './hygieneFindings';
import { type Tell, told } from './told';

type Progress = AsyncGenerator<FileProgress, void, void>;

/** All end after `done`, leave no file when they are left before, and fail with NO_HUB_OPEN, NOTHING_CHOSEN or FILE_NOT_WRITTEN. */
export interface ScreenExports {
  /** Fails with LIST_CHANGED, too. */
  fleetRows(wanted: FleetRowsExport, signal?: AbortSignal): Progress;
  /** Fails with NOT_CHECKED, too. */
  hygieneFindings(wanted: HygieneExport, signal?: AbortSignal): Progress;
  coverageSites(wanted: CoverageExport, signal?: AbortSignal): Progress;
}

export interface ScreenExportsPorts {
  readonly hostName: () => string;
  readonly fleet: Pick<FleetService, 'each' | 'state'>;
  readonly hygiene: Pick<HygieneService, 'read' | 'findings'>;
  readonly coverage: Pick<CoverageService, 'read'>;
  readonly language: () => Language;
  /** Null when the person chose nothing. */
  readonly choosePathToSave: (purpose: 'export', suggestedName: string) => Promise<string | null>;
  readonly now: () => Date;
}

const extensionOf: Readonly<Record<ExportFormat, string>> = { csv: 'csv', jsonLines: 'jsonl' };

export function createScreenExports(ports: ScreenExportsPorts): ScreenExports {
  const { fleet, hygiene, coverage, now } = ports;

  type Facts = { readonly hostName: string; readonly language: Language; readonly now: () => Date };

  /** Asks for the path first, so that a person who chooses none waits for nothing. */
  async function* intoFile(
    what: 'devices' | 'hygiene' | 'coverage',
    format: ExportFormat,
    write: (
      path: string,
      facts: Facts,
      tell: Tell<FileProgress>,
      signal: AbortSignal,
    ) => Promise<FileProgress>,
    signal: AbortSignal | undefined,
  ): Progress {
    const hostName = ports.hostName();
    const [hubName = 'hub'] = hostName.split('.');
    const day = now().toISOString().slice(0, 10);
    const suggested = `${hubName}-${what}-${day}.${extensionOf[format]}`;
    const path = await ports.choosePathToSave('export', suggested);
    if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
    const facts: Facts = { hostName, language: ports.language(), now };
    const first: FileProgress = { phase: 'gathering', rowCount: 0, fileName: null };
    yield* told(first, (tell, ending) => write(path, facts, tell, ending), signal);
  }

  return {
    fleetRows: (wanted, signal) =>
      intoFile(
        'devices',
        wanted.format,
        (path, facts, tell, ending) => exportFleetRows(wanted, path, { fleet, ...facts }, tell, ending),
        signal,
      ),
    hygieneFindings: (wanted, signal) =>
      intoFile(
        'hygiene',
        wanted.format,
        (path, facts, tell, ending) =>
          exportHygieneFindings(wanted, path, { hygiene, ...facts }, tell, ending),
        signal,
      ),
    coverageSites: (wanted, signal) =>
      intoFile(
        'coverage',
        wanted.format,
        (path, facts, tell, ending) =>
          exportCoverageSites(wanted, path, { coverage, ...facts }, tell, ending),
        signal,
      ),
  };
}
