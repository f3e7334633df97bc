/** Times searches in an index of generated devices: the work of the index worker for one answer, rows and facets with it. */
import { createFleetIndex } from '../../../main/fleet/indexFile/fleetIndex';
import type { KeptReading } from '../../../main/fleet/indexFile/keptReading';
import { indexMigrations } from '../../../main/fleet/indexFile/schema';
import type { QueryRow } from '../../../main/hubs';
import { type GeneratedFleet, generatedFleet } from '../../../main/sandbox/fleet';
import { openDatabase } from '../../../main/store';

const pageSize = 1000;

const reading: KeptReading = {
  scope: 'everything',
  pass: 1,
  phase: 'devices',
  continuation: null,
  since: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  paths: [],
  devicesRead: 0,
  modulesRead: 0,
  queriesSent: 0,
};

/** In milliseconds, by the name of each question. */
export function timeSearches(
  fleet: GeneratedFleet,
  questions: Readonly<Record<string, (round: number) => string>>,
  rounds: number,
): Readonly<Record<string, number[]>> {
  const nowMs = Date.now();
  const index = createFleetIndex(openDatabase(':memory:', indexMigrations));
  const readAt = new Date(nowMs).toISOString();
  index.begin(reading);
  let devices: QueryRow[] = [];
  let modules: QueryRow[] = [];
  const keep = (): void => {
    index.takeDevices({ rows: devices, readAt, reading });
    index.takeModules({ rows: modules, readAt, reading });
    [devices, modules] = [[], []];
  };
  for (const device of generatedFleet(fleet)) {
    const { deviceId, status, authenticationType, isEdge, tags, lastActivityMinutesAgo } = device;
    const lastActivityTime =
      lastActivityMinutesAgo === null
        ? null
        : new Date(nowMs - lastActivityMinutesAgo * 60_000).toISOString();
    devices.push({ deviceId, status, authenticationType, isEdge, tags, lastActivityTime, version: 2 });
    for (const { moduleId } of device.modules)
      modules.push({ deviceId, moduleId, desired: {}, reported: {} });
    if (devices.length === pageSize) keep();
  }
  keep();
  index.endModules(reading, readAt);

  let askedMs = nowMs;
  const ask = (query: string): void => {
    // So much later that no answer of before is good any more.
    askedMs += 61_000;
    index.search(
      {
        query,
        sort: { by: 'deviceId', direction: 'ascending' },
        offset: 0,
        limit: 100,
        tagPaths: ['model', 'kind'],
      },
      askedMs,
    );
  };
  // What is compiled or laid out for the first time does not count.
  for (const question of Object.values(questions)) ask(question(0));
  const tookMs: Record<string, number[]> = {};
  for (const [name, question] of Object.entries(questions)) {
    const sample: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const begunMs = performance.now();
      ask(question(round));
      sample.push(performance.now() - begunMs);
    }
    tookMs[name] = sample;
  }
  return tookMs;
}
