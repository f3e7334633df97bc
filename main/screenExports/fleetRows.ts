/** The rows of the fleet, those found or those selected, as a file. */
import { basename } from 'node:path';
import type {
  FileProgress,
  FleetColumn,
  FleetRowsExport,
  JsonObject,
  Language,
} from '../../preload/contract';
import { aboutFacts, type Cell, csvText, jsonLinesText, openSpool, type Spool } from '../export';
import { ExpectedFailure } from '../failures';
import type { DeviceRecord, FleetService } from '../fleet';
import { streamChosenFile } from '../savedFiles';
import { isObject, objectOf, ownValue } from '../twin';
import { csvColumns } from './cells';
import type { Tell } from './told';

export interface FleetRowsPorts {
  readonly fleet: Pick<FleetService, 'each' | 'state'>;
  readonly hostName: string;
  readonly language: Language;
  readonly now: () => Date;
}

/** So many are asked for by name; more are picked from the whole list, which is faster then. */
const mostByName = 200;
/** While the list is being read it changes under who reads it. */
const mostTries = 3;

type ColumnId = FleetRowsExport['columns'][number]['id'];

interface Gathered {
  readonly rowCount: number;
  readonly firstReadAt: string | null;
  readonly lastReadAt: string | null;
}

const nothing: Gathered = { rowCount: 0, firstReadAt: null, lastReadAt: null };

/** Fails with LIST_CHANGED or FILE_NOT_WRITTEN; then there is no file. */
export async function exportFleetRows(
  wanted: FleetRowsExport,
  path: string,
  ports: FleetRowsPorts,
  tell: Tell<FileProgress>,
  signal: AbortSignal,
): Promise<FileProgress> {
  const { hostName, language, now } = ports;
  const { columns, format } = wanted;
  const { spool, gathered } = await gatherUnchanged(wanted, ports, tell, signal);
  try {
    const about = aboutFacts(
      {
        hostName,
        filter: wanted.rows.kind === 'found' ? wanted.question.query : null,
        ...gathered,
        writtenAt: now().toISOString(),
      },
      language,
    );
    let written = 0;
    async function* portions(): AsyncGenerator<readonly JsonObject[], void, void> {
      for await (const rows of spool.portions()) {
        yield rows;
        written += rows.length;
      }
    }
    const chunks =
      format === 'jsonLines'
        ? jsonLinesText(about, portions())
        : csvText(
            {
              columns: csvColumns(columns, (row: JsonObject, id) => ownValue(row, id)),
              about,
              portions: portions(),
            },
            language,
          );
    for await (const _ of streamChosenFile(path, chunks, signal)) {
      tell({ phase: 'writing', rowCount: written, fileName: null });
    }
    return { phase: 'done', rowCount: gathered.rowCount, fileName: basename(path) };
  } finally {
    await spool.close();
  }
}

/** All rows of one state of the list: none twice, none missing. */
async function gatherUnchanged(
  wanted: FleetRowsExport,
  ports: FleetRowsPorts,
  tell: Tell<FileProgress>,
  signal: AbortSignal,
): Promise<{ readonly spool: Spool; readonly gathered: Gathered }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await ports.fleet.state();
    const spool = await openSpool();
    try {
      const gathered = await gather(wanted, ports.fleet, spool, tell, signal);
      signal.throwIfAborted();
      if ((await ports.fleet.state()).version === before.version) return { spool, gathered };
    } catch (error) {
      await spool.close();
      throw error;
    }
    await spool.close();
  }
  throw new ExpectedFailure('LIST_CHANGED');
}

async function gather(
  { question, rows, columns }: FleetRowsExport,
  fleet: FleetRowsPorts['fleet'],
  spool: Spool,
  tell: Tell<FileProgress>,
  signal: AbortSignal,
): Promise<Gathered> {
  const named = new Set(rows.kind === 'found' ? rows.except : rows.deviceIds);
  const isWanted = ({ deviceId }: DeviceRecord): boolean =>
    named.has(deviceId) === (rows.kind === 'selected');
  const query = rows.kind === 'found' ? question.query : byName(rows.deviceIds);
  let gathered = nothing;
  await fleet.each(
    { ...question, query },
    async (records) => {
      const own = records.filter(isWanted);
      await spool.add(own.map((record) => rowOf(record, columns)));
      gathered = own.reduce(withRecord, gathered);
      tell({ phase: 'gathering', rowCount: gathered.rowCount, fileName: null });
    },
    signal,
  );
  return gathered;
}

/** In the filter language, where an identifier fits in any letter case; those that differ in it are left out later. */
function byName(deviceIds: readonly string[]): string {
  // An identifier has no quote and no backslash, and in quotes everything stands for itself.
  return deviceIds.length > mostByName ? '' : `id:${deviceIds.map((deviceId) => `"${deviceId}"`).join(',')}`;
}

function withRecord({ rowCount, firstReadAt, lastReadAt }: Gathered, { readAt }: DeviceRecord): Gathered {
  return {
    rowCount: rowCount + 1,
    firstReadAt: firstReadAt === null || readAt < firstReadAt ? readAt : firstReadAt,
    lastReadAt: lastReadAt === null || readAt > lastReadAt ? readAt : lastReadAt,
  };
}

function rowOf(record: DeviceRecord, columns: FleetRowsExport['columns']): JsonObject {
  return objectOf(
    columns.flatMap(({ id }) => {
      const value = inColumn(record, id);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** Values as they are: a number of a tag stays a number, a list a list. */
function inColumn(record: DeviceRecord, id: ColumnId): Cell {
  if (!isTag(id)) return known[id](record);
  const path = id.slice('tag.'.length).split('.');
  return path.reduce<Cell>((found, key) => (isObject(found) ? ownValue(found, key) : undefined), record.tags);
}

const isTag = (id: ColumnId): id is `tag.${string}` => id.startsWith('tag.');

const known: Readonly<Record<FleetColumn, (record: DeviceRecord) => Cell>> = {
  deviceId: ({ deviceId }) => deviceId,
  site: ({ site }) => site,
  lastActivityTime: ({ lastActivityTime }) => lastActivityTime,
  connectionState: ({ connectionState }) => connectionState,
  status: ({ status }) => status,
  securityModule: ({ securityModule }) => securityModule,
  verdict: ({ verdict }) => verdict,
  drift: ({ drift }) => drift,
  authenticationType: ({ authenticationType }) => authenticationType,
  readAt: ({ readAt }) => readAt,
};
