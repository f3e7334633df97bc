/** The fleet's columns select and order what the filter language means, whatever was put, changed and removed before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFleetColumns } from '../../../main/fleet/columns/fleetColumns';
import { createColumnSearch } from '../../../main/fleet/columns/searchColumns';
import type { DeviceRecord } from '../../../main/fleet/record';
import { driftCause, securityModuleKind, securityVerdict } from '../../../preload/contract';
import { fitsQuery } from '../../support/fleet/matchesRecord';
import { deviceRecord } from '../../support/fleetRecords';

const nowMs = Date.parse('2026-05-01T00:00:00Z');
const words = [
  'Lyon',
  'lyon',
  'Bilbao',
  'A 3',
  'pump',
  'Ñandú',
  'x',
  'pu',
  '07',
  'straße',
  'Σοφος',
  'a"b',
  'pump-07',
];
const word = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 }));
const instant = fc.option(
  fc.constantFrom('2026-04-30T23:59:00.000Z', '2026-03-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'),
);
const tags = fc.dictionary(
  fc.constantFrom('site', 'kind', 'a', 'b', 'n'),
  fc.oneof(word, fc.integer(), fc.record({ c: word }), fc.array(word, { maxLength: 2 })),
  { maxKeys: 4 },
);
const facts = fc.record({
  status: fc.constantFrom('enabled' as const, 'disabled' as const),
  connectionState: fc.constantFrom('Connected' as const, 'Disconnected' as const),
  authenticationType: fc.option(fc.constantFrom('sas' as const, 'selfSigned' as const)),
  lastActivityTime: instant,
  isEdge: fc.boolean(),
  tags,
  securityModule: fc.constantFrom(...securityModuleKind.options),
  verdict: fc.constantFrom(...securityVerdict.options),
  drift: fc.option(fc.constantFrom(...driftCause.options)),
  fingerprint: fc.option(fc.constantFrom('abc123', 'abd999')),
  moduleIds: fc.array(fc.constantFrom('azureiotsecurity', '$edgeAgent', 'Azureiotsecurity'), {
    maxLength: 2,
  }),
  changedHere: instant,
  site: fc.option(word),
});
const id = fc
  .tuple(fc.constantFrom('pump-', 'Valve.', 'x', 'lyon-0001-pump-'), fc.integer({ min: 0, max: 120 }))
  .map(([prefix, number]) => `${prefix}${number}`);
const value = fc
  .oneof(word, fc.constantFrom('ly*', '*on', '*m*', 'l*n', '*', 'p*0*7'))
  .map((text) => `"${text.replaceAll('"', '')}"`);
const unquoted = fc.constantFrom('ly*', '*on', '*ump*', 'l*n', '*', 'p*0*7', 'lyon', 'pump-1*', 'x5');
const term = fc.oneof(
  word.map((text) => (text.includes('"') ? 'quote' : `"${text}"`)),
  fc.constantFrom('p', 'pu', 'pum', 'ump-1', 'lyon-0001-pump-07', '0001'),
  fc
    .tuple(
      fc.constantFrom('id', 'site', 'moduleId', 'fingerprint', 'tag.kind', 'tag.a.c', 'tag.a'),
      fc.oneof(value, unquoted),
    )
    .map(([field, text]) => `${field}:${text}`),
  fc.constantFrom(
    'status:disabled',
    'connected:yes',
    'module:none,both',
    'verdict:rejected',
    'drift:any',
    'drift:none',
    'generation:classic',
    'generation:none',
    'auth:sas',
    'edge:yes',
    'changed:no',
    'active:<30d',
    'active:>30d',
    'active:never',
    'read:<1d',
    'moduleId:azure*',
  ),
);
const query = fc
  .array(fc.tuple(fc.boolean(), term), { maxLength: 3 })
  .map((terms) => terms.map(([isNegated, text]) => `${isNegated ? '-' : ''}${text}`).join(' '));
const change = fc.record({ id, facts: fc.option(facts, { freq: 6 }) });

interface Fleet {
  readonly slots: Map<string, number>;
  readonly records: Map<string, DeviceRecord>;
}

function fleetOf(
  changes: readonly { id: string; facts: Partial<DeviceRecord> | null }[],
  isReopened: boolean,
) {
  let columns = createFleetColumns();
  const fleet: Fleet = { slots: new Map(), records: new Map() };
  let next = 0;
  changes.forEach(({ id: deviceId, facts: found }, at) => {
    const slot = fleet.slots.get(deviceId.toLowerCase());
    if (found === null) {
      if (slot === undefined) return;
      columns.remove(slot);
      fleet.slots.delete(deviceId.toLowerCase());
      fleet.records.delete(deviceId.toLowerCase());
      return;
    }
    const record = deviceRecord({ deviceId: deviceId.toLowerCase(), ...found });
    const place = slot ?? next;
    if (slot === undefined) next += 1;
    columns.put(place, record);
    fleet.slots.set(record.deviceId, place);
    fleet.records.set(record.deviceId, record);
    if (isReopened && at === Math.floor(changes.length / 2))
      columns = createFleetColumns(
        new Map([...columns.parts()].map(([name, bytes]) => [name, bytes.slice()])),
      );
  });
  return { columns, ...fleet };
}

it('selects what the language means, after any changes and after they were kept and read again', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 150 }), query, fc.boolean(), (changes, asked, isReopened) => {
      const { columns, slots, records } = fleetOf(changes, isReopened);
      const search = createColumnSearch(columns);
      const found = search.find(asked, nowMs);
      const ids = new Map([...slots].map(([deviceId, slot]) => [slot, deviceId]));
      const selected = search
        .window(found, { by: 'deviceId', direction: 'ascending' }, 0, 1000)
        .map((slot) => ids.get(slot));
      const meant = [...records.values()]
        .filter((record) => fitsQuery(record, asked, nowMs))
        .map(({ deviceId }) => deviceId)
        .sort();
      expect(selected).toEqual(meant);
      expect(found.matchCount).toBe(meant.length);
    }),
    { numRuns: 400 },
  );
});
