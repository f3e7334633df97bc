import { describe, expect, it } from 'vitest';
import { type EventName, eventShapes, governingProperties, judgeMessage } from '../../../main/security';
import type { JsonValue } from '../../../preload/contract';
import { samplePayloads, securityMessage } from '../../support/securityMessages';
import { createMessageValidator, schemasAreHere } from './events/schemas';

// The keys of a record are its names.
const names = Object.keys(eventShapes) as EventName[];

function findingsOf(json: JsonValue | undefined, isStrict = false) {
  return judgeMessage({ json, isMarked: true, priority: null, isStrict }).findings.map(
    ({ code, severity, path }) => ({ code, severity, path }),
  );
}

type Change = Readonly<Record<string, JsonValue | undefined>>;

const entry = '/Events/0/Payload/0';

describe('judging a security message', () => {
  it.each(names)('finds nothing in a faultless %s', (name) => {
    expect(findingsOf(securityMessage(name), true)).toEqual([]);
  });

  it.runIf(schemasAreHere)(
    'says the same as the published schemas, whatever is taken away or changed',
    () => {
      const breaks = createMessageValidator();
      const disagreements = names.flatMap((name) => {
        const changes = Object.keys(samplePayloads[name]).flatMap((key) =>
          [undefined, 7, 'x', true, null, ''].map((value) => ({ [key]: value })),
        );
        const payloads = [{}, { Unknown: 'x' }, { ExtraDetails: { a: 'b' } }, { ExtraDetails: { a: 1 } }];
        const events = ['Category', 'Id', 'Name', 'IsEmpty', 'EventType', 'Payload'].flatMap((key) =>
          [undefined, 7, 'x'].map((value) => ({ [key]: value })),
        );
        return [
          ...[...changes, ...payloads].map((change) => securityMessage(name, {}, change)),
          ...events.map((change) => securityMessage(name, change)),
        ].flatMap((message) => {
          const isBroken = breaks(message) !== null;
          return isBroken === findingsOf(message, true).length > 0 ? [] : [JSON.stringify(message)];
        });
      });
      expect(disagreements).toEqual([]);
    },
  );

  it.each([
    ['aggregatedCategory', 'ProcessCreate', { Category: 'Aggregated' }, {}, '/Events/0/Category'],
    [
      'hitCountNumber',
      'ProcessCreate',
      { Category: 'Aggregated' },
      { ExtraDetails: { HitCount: 3 } },
      `${entry}/ExtraDetails/HitCount`,
    ],
    ['numericPort', 'ConnectionCreate', {}, { RemotePort: 0 }, `${entry}/RemotePort`],
    ['configurationAccepted', 'ConfigurationError', { IsEmpty: true, Payload: [] }, {}, '/Events/0'],
    ['operationalQueue', 'DroppedEventsStatistics', {}, { Queue: 'Operational' }, `${entry}/Queue`],
    ['timeWithoutOffset', 'Login', { TimestampUTC: '2021-02-15 09:30:00Z' }, {}, '/Events/0/TimestampUTC'],
    ['timeWithoutOffset', 'Login', { TimestampLocal: '2021-02-15T09:30:00' }, {}, '/Events/0/TimestampLocal'],
    ['otherCase', 'OSBaseline', {}, { Result: 'FAIL' }, `${entry}/Result`],
  ] satisfies readonly [string, EventName, Change, Change, string][])(
    'takes %s of others for a notice, and of our own for a warning',
    (code, name, event, payload, path) => {
      const message = securityMessage(name, event, payload);
      expect(findingsOf(message)).toContainEqual({ code, path, severity: 'notice' });
      expect(findingsOf(message).filter(({ severity }) => severity === 'warning')).toEqual([]);
      expect(findingsOf(message, true)).toContainEqual({ code, path, severity: 'warning' });
    },
  );

  it('names what is no message of the schema', () => {
    expect(findingsOf(undefined)).toEqual([{ code: 'notJson', severity: 'warning', path: '' }]);
    expect(findingsOf([])).toEqual([{ code: 'notAnObject', severity: 'warning', path: '' }]);
    expect(findingsOf(securityMessage('Login', { Name: 'Other' }))).toEqual([
      { code: 'unknownEvent', severity: 'warning', path: '/Events/0/Name' },
    ]);
    const unmarked = judgeMessage({
      json: securityMessage('Login'),
      isMarked: false,
      priority: null,
      isStrict: false,
    });
    expect(unmarked.findings).toMatchObject([{ code: 'notMarked' }]);
  });

  it('bounds what it finds in a hostile message', () => {
    const events = Array.from({ length: 5000 }, () => 1);
    const { findings, events: told } = judgeMessage({
      json: { Events: events },
      isMarked: true,
      priority: null,
      isStrict: false,
    });
    expect([findings.length, told.length]).toEqual([100, 200]);
  });

  it('ties events to the properties that govern them', () => {
    expect(governingProperties('ListeningPorts', 'High')).toEqual([
      'eventPriorityListeningPorts',
      'snapshotFrequency',
      'highPriorityMessageFrequency',
    ]);
    expect(governingProperties('ProcessCreate', 'Low')).toEqual([
      'eventPriorityProcessCreate',
      'aggregationEnabledProcessCreate',
      'aggregationIntervalProcessCreate',
      'lowPriorityMessageFrequency',
    ]);
    expect(governingProperties('MessageStatistics', null)).toEqual([
      'eventPriorityMessageStatistics',
      'eventPriorityOperational',
      'highPriorityMessageFrequency',
      'lowPriorityMessageFrequency',
    ]);
    expect(governingProperties('Unheard')).toEqual([]);
  });

  it('reads what agents say of their queues', () => {
    const { queues } = judgeMessage({
      json: securityMessage('DroppedEventsStatistics'),
      isMarked: true,
      priority: null,
      isStrict: false,
    });
    expect(queues).toEqual([{ queue: 'Low', collected: 4200, dropped: 17 }]);
  });
});
