/** The filter language: what it finds, and where it says that something makes no sense. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnSearch } from '../../../main/fleet/columns/searchColumns';
import { fold, parseFilter } from '../../../main/fleet/filter';
import type { DeviceRecord } from '../../../main/fleet/record';
import { siteOf } from '../../../main/fleet/site';
import { columnsOf } from '../../support/fleet/columnsOf';
import { deviceRecord } from '../../support/fleetRecords';

const now = Date.parse('2026-05-01T00:00:00Z');

function finds(query: string, record: Partial<DeviceRecord>): boolean {
  const found = createColumnSearch(columnsOf([deviceRecord(record)])).find(query, now);
  expect(found.filter.errors).toEqual([]);
  return found.matchCount === 1;
}

const pump: Partial<DeviceRecord> = {
  deviceId: 'Bilbao-pump-07',
  status: 'disabled',
  connectionState: 'Connected',
  lastActivityTime: '2026-04-20T00:00:00.000Z',
  authenticationType: 'selfSigned',
  isEdge: true,
  site: 'Málaga Norte',
  tags: { site: 'Málaga Norte', location: { building: 'A 3', floor: 2 }, roles: ['main', 'spare'], note: '' },
  paths: { 'properties.reported.firmware.version': '2.6.0' },
  securityModule: 'both',
  verdict: 'drifting',
  drift: 'rejected',
  fingerprint: '0a1b2c',
  moduleIds: ['$edgeAgent', 'azureiotsecurity'],
};

describe('a filter', () => {
  it.each([
    '',
    'pump',
    'PUMP-07 lbao',
    'bil',
    'bi',
    'A 3'.slice(0, 1),
    '"A 3"',
    'malaga',
    'main',
    '2.6.0',
    '"pump-07"',
    '-pump-08',
    'status:disabled',
    'Status:DISABLED',
    'connected:yes',
    'site:"malaga norte"',
    'site:mal*',
    'site:*orte,Bilbao',
    'tag.location.building:"A 3"',
    'tag.location.floor:1,2',
    'tag.location.building:*',
    '-tag.owner:*',
    'tag.roles:*spare*',
    'tag.note:""',
    'tag.note:x,""',
    'module:both',
    'module:none,both',
    'generation:classic',
    'generation:micro',
    'verdict:drifting',
    'drift:rejected',
    'drift:any',
    '-drift:none',
    'auth:selfsigned',
    'edge:yes',
    'active:<30d',
    'active:>1w',
    '-active:never',
    'id:bilbao-*-07',
    'moduleId:$edgeagent',
    'fingerprint:0a*',
    'changed:no',
    'site:M* status:disabled -module:none "pump-07"',
  ])('%s finds the pump', (query) => {
    expect(finds(query, pump)).toBe(true);
  });

  it.each([
    'valve',
    '-pump',
    // One or two characters are looked for where a text begins.
    'um',
    'status:enabled',
    'site:Málaga',
    'tag.location.building:A',
    'tag.Location.building:*',
    'module:none',
    'drift:none',
    'active:<5d',
    'active:never',
    'id:pump',
    'id:*-pump',
    'id:Bilbao-pump-07-*',
    'id:b*o-pump-07*7',
  ])('%s does not', (query) => {
    expect(finds(query, pump)).toBe(false);
  });

  it('takes characters in quotes for what they are', () => {
    expect(finds('"-x:*,\\"\\\\"', { deviceId: '-x:*,"\\y' })).toBe(true);
    expect(finds('id:"a*"', { deviceId: 'ab' })).toBe(false);
    expect(finds('id:"a*"*', { deviceId: 'A*b' })).toBe(true);
    expect(finds('tag."a:b":1', { tags: { 'a:b': 1 } })).toBe(true);
  });

  it.each([
    ['stat:enabled x', { code: 'unknownField', from: 0, to: 5, text: 'stat:' }],
    ['x -status:on', { code: 'unknownValue', from: 10, to: 12, text: 'on' }],
    ['status:enabled,of', { code: 'unknownValue', from: 15, to: 17, text: 'of' }],
    ['status:"o n"', { code: 'unknownValue', from: 7, to: 12, text: '"o n"' }],
    ['site:', { code: 'missingValue', from: 0, to: 5, text: 'site:' }],
    ['status:""', { code: 'unknownValue', from: 7, to: 9, text: '""' }],
    ['site:,', { code: 'missingValue', from: 0, to: 6, text: 'site:,' }],
    ['a "b c', { code: 'unclosedQuote', from: 2, to: 6, text: '"b c' }],
    ['active:30d', { code: 'badAge', from: 7, to: 10, text: '30d' }],
    ['tag.:x', { code: 'missingTagPath', from: 0, to: 5, text: 'tag.:' }],
    [':x', { code: 'unknownField', from: 0, to: 1, text: ':' }],
    ['😀😀:x', { code: 'unknownField', from: 0, to: 5, text: '😀😀:' }],
  ])('%s has its mistake marked where it stands', (query, error) => {
    expect(parseFilter(query).errors).toMatchObject([error]);
  });

  it('goes on with the terms that make sense', () => {
    const { terms, errors } = parseFilter('pump site: status:disabled');
    expect(errors).toHaveLength(1);
    expect(terms.map(({ condition }) => condition.kind)).toEqual(['text', 'choice']);
  });

  it('never throws, and every place it names lies in the query', () => {
    const piece = fc.constantFrom(
      'site:',
      'status:',
      'tag.',
      '"',
      '\\',
      '-',
      ':',
      ',',
      '*',
      ' ',
      'a',
      '😀',
      '<3d',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (query) => {
          const { terms, errors } = parseFilter(query);
          for (const { from, to } of [...terms, ...errors]) {
            expect(0 <= from && from < to && to <= query.length).toBe(true);
          }
          for (const { from, to, text } of errors) expect(query.slice(from, to)).toBe(text);
        },
      ),
    );
  });

  it('finds every identifier and value by itself in quotes, and by any part of three characters or more', () => {
    const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    const quoted = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    fc.assert(
      fc.property(text, text, fc.nat(), (id, value, start) => {
        const record = { deviceId: id, tags: { a: { b: value } } };
        expect(finds(`id:${quoted(id)}`, record)).toBe(true);
        expect(finds(`tag.a.b:${quoted(value)}`, record)).toBe(true);
        const characters = [...value];
        const from = start % characters.length;
        const part = characters.slice(from).join('');
        if (from === 0 || fold(part).length >= 3) expect(finds(quoted(part), record)).toBe(true);
      }),
    );
  });
});

it.each([
  ['Lyon', 'x', 'Lyon'],
  [undefined, 'Bilbao', 'Bilbao'],
  [7, { site: 'Porto', city: 'x' }, 'Porto'],
  [' ', { region: 'EU', city: 'Gent' }, 'Gent'],
  [null, [1], null],
])('the site of tags.site %j and tags.location %j is %j', (site, location, expected) => {
  expect(siteOf(site, location)).toBe(expected);
});
