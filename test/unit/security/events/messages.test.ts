import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collectorsOn } from '../../../../main/agent';
import {
  aggregatedPayload,
  configurationErrorEvent,
  diagnosticEvent,
  droppedEventsStatisticsEvent,
  envelopeBytes,
  localTimestamp,
  messageStatisticsEvent,
  messageText,
  periodicSecurityEvent,
  type SecurityEvent,
  triggeredSecurityEvent,
  utf8Bytes,
  writeEvent,
} from '../../../../main/security';
import { createThisMachine } from '../../../../main/targets';
import type { JsonObject } from '../../../../preload/contract';
import { createMessageValidator, schemasAreHere } from './schemas';

const stamp = {
  id: '11111111-aaaa-4bbb-8ccc-000000000005',
  at: new Date('2021-02-15T09:30:00Z'),
  utcOffsetMinutes: 60,
};
const agent = { agentVersion: '0.1.0', agentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21' };

function messageWith(...events: SecurityEvent[]): JsonObject {
  return JSON.parse(messageText(agent, events.map(writeEvent)));
}

describe('a security message', () => {
  it('has the agent, the schema version and the events, and nothing else', () => {
    const event = periodicSecurityEvent('ListeningPorts', [{ Protocol: 'tcp', LocalPort: '22' }], stamp);
    expect(messageWith(event)).toEqual({
      AgentVersion: '0.1.0',
      AgentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21',
      MessageSchemaVersion: '1.0',
      Events: [
        {
          Category: 'Periodic',
          EventType: 'Security',
          Name: 'ListeningPorts',
          PayloadSchemaVersion: '1.0',
          Id: '11111111-aaaa-4bbb-8ccc-000000000005',
          TimestampLocal: '2021-02-15T10:30:00.000+01:00',
          TimestampUTC: '2021-02-15T09:30:00.000Z',
          IsEmpty: false,
          Payload: [{ Protocol: 'tcp', LocalPort: '22' }],
        },
      ],
    });
  });

  it('is as large as its events and its envelope', () => {
    const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, fc.string({ unit: 'grapheme' }), (userNames, agentVersion) => {
        const identity = { ...agent, agentVersion };
        const events = userNames.map((UserName) =>
          writeEvent(periodicSecurityEvent('LocalUsers', [{ UserName }], stamp)),
        );
        const sizes = events.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        expect(utf8Bytes(messageText(identity, events))).toBe(sizes + envelopeBytes(identity, events.length));
      }),
    );
  });
});

describe('the local time of an event', () => {
  it('has its distance from UTC, and names the same instant', () => {
    expect(localTimestamp(stamp.at, -210)).toBe('2021-02-15T06:00:00.000-03:30');
    const instants = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -720, max: 840 }), (at, utcOffsetMinutes) => {
        expect(Date.parse(localTimestamp(at, utcOffsetMinutes))).toBe(at.getTime());
      }),
    );
  });
});

describe.skipIf(!schemasAreHere)('Microsoft’s published schemas', () => {
  const errorOf = schemasAreHere ? createMessageValidator() : () => null;

  it('accept every operational event', () => {
    const error = {
      configurationName: 'maxMessageSizeInBytes',
      errorType: 'NotOptimal',
      usedConfiguration: '200000',
      message: 'maxMessageSizeInBytes is not a multiple of 4096.',
    } as const;
    const queue = { collectedEvents: 12, droppedEvents: 1 };
    const statistics = { messagesSent: 4, messagesUnder4KB: 1, totalFailed: 0 };
    const message = messageWith(
      configurationErrorEvent([error], stamp),
      droppedEventsStatisticsEvent({ High: queue, Low: queue }, stamp),
      messageStatisticsEvent(statistics, stamp),
    );
    expect(errorOf(message)).toBeNull();
  });

  it('accept a snapshot that found nothing', () => {
    expect(errorOf(messageWith(periodicSecurityEvent('LocalUsers', [], stamp)))).toBeNull();
  });

  it('accept what is collected from this machine', { timeout: 60_000 }, async () => {
    const { snapshots, triggered } = collectorsOn(createThisMachine(), 'documented');
    const { signal } = new AbortController();
    const events: SecurityEvent[] = [];
    for (const { name, collect } of snapshots) {
      const payload = await collect(new Date(), signal).catch(() => null);
      if (payload !== null) events.push(periodicSecurityEvent(name, payload, stamp));
    }
    expect(events.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['SystemInformation', 'ListeningPorts', 'LocalUsers', 'OSBaseline']),
    );
    const processes = triggered.find(({ name }) => name === 'ProcessCreate');
    await processes?.poll(new Date(), signal);
    const child = spawn('sleep', ['60']);
    onTestFinished(() => {
      child.kill();
    });
    await once(child, 'spawn');
    const seen = (await processes?.poll(new Date(), signal))?.events ?? [];
    expect(seen.map(({ payload }) => payload.CommandLine)).toContain('sleep 60');
    for (const { payload } of seen) events.push(triggeredSecurityEvent('ProcessCreate', payload, stamp));
    expect(errorOf(messageWith(...events))).toBeNull();
  });

  it('accept an event that stands for many', () => {
    const window = { startedAt: stamp.at, endedAt: stamp.at, utcOffsetMinutes: 60 };
    const connection = {
      Executable: '/usr/bin/telemetryd',
      ProcessId: 7,
      LocalAddress: '192.0.2.10',
      LocalPort: '51844',
      RemoteAddress: '198.51.100.25',
      RemotePort: '8883',
      Protocol: 'tcp',
      Direction: 'Out',
    };
    const payload = aggregatedPayload('ConnectionCreate', connection, 12, window);
    expect(payload).toMatchObject({ ProcessId: 0, LocalPort: '', ExtraDetails: { HitCount: '12' } });
    expect(errorOf(messageWith(triggeredSecurityEvent('ConnectionCreate', payload, stamp)))).toBeNull();
  });

  it('accept a diagnostic event', () => {
    const payload = { Severity: 'Warning', Message: 'no nft', ProcessId: 1, ThreadId: 0 } as const;
    expect(errorOf(messageWith(diagnosticEvent(payload, stamp)))).toBeNull();
  });

  it('refuse a wrong payload, so that accepting means something', () => {
    const wrong = periodicSecurityEvent('LocalUsers', [{ UserName: 'root', UserId: 0 }], stamp);
    expect(errorOf(messageWith(wrong))).not.toBeNull();
    expect(
      errorOf({ ...messageWith(periodicSecurityEvent('LocalUsers', [], stamp)), More: 1 }),
    ).not.toBeNull();
  });
});
