/** A report with everything in it. */
import type { Report } from '../../../main/reports';
import type { Diagnosis } from '../../../preload/contract';

const silent: Diagnosis = {
  deviceId: 'pump-7',
  hostName: 'hub.example',
  credentialName: 'service',
  targetName: null,
  startedAt: '2026-03-01T10:00:00.000Z',
  finishedAt: '2026-03-01T10:00:05.000Z',
  isCancelled: false,
  outcome: 'fail',
  results: [
    {
      checkId: 'laptopClock',
      group: 'laptop',
      outcome: 'warning',
      verdict: 'clockSlightlyOff',
      detail: { seconds: '75', direction: 'behind' },
      evidence: [{ name: 'differenceS', value: '-75', source: 'Date' }],
      startedAt: '2026-03-01T10:00:00.000Z',
      tookMs: 12,
    },
    {
      checkId: 'hubConnection',
      group: 'hub',
      outcome: 'fail',
      verdict: 'neverConnected',
      detail: {},
      evidence: [{ name: 'connectionState', value: 'Disconnected', source: 'GET /devices/pump-7' }],
      startedAt: '2026-03-01T10:00:01.000Z',
      tookMs: 30,
    },
  ],
};
const mended: Diagnosis = {
  ...silent,
  startedAt: '2026-03-01T10:30:00.000Z',
  finishedAt: '2026-03-01T10:30:05.000Z',
  outcome: 'pass',
  results: silent.results.map((result) => ({
    ...result,
    outcome: 'pass',
    verdict: result.checkId === 'hubConnection' ? 'connected' : 'clockRight',
  })),
};

export const sampleReport: Report = {
  form: 'siteward-report-1',
  language: 'en',
  madeAt: '2026-03-01T10:31:00.000Z',
  timeZone: 'Europe/Madrid',
  clockDifferenceS: -75,
  technician: 'Íñigo Ruiz',
  note: 'Fuse replaced.',
  program: { version: '0.1.0', platform: 'linux' },
  hostName: 'hub.example',
  deviceId: 'pump-7',
  credentialName: 'service',
  fingerprint: 'fingerprint-of-the-key',
  diagnoses: [silent, mended],
  twins: [
    {
      moduleId: 'azureiotsecurity',
      before: { readAt: '2026-03-01T09:59:00.000Z', desired: { a: { b: 1 }, $version: 3 }, reported: {} },
      after: {
        readAt: '2026-03-01T10:31:00.000Z',
        desired: { a: { b: 2 }, $version: 4 },
        reported: { seen: true },
      },
    },
  ],
  agent: {
    agentId: '00000000-0000-8000-8000-000000000000',
    startedAt: '2026-03-01T10:20:00.000Z',
    state: 'connected',
    desiredVersion: 4,
    eventsCollected: 14,
    eventsDropped: 0,
    messagesSent: 2,
    messagesAcknowledged: 2,
    messagesFailed: 0,
    eventsByName: [{ name: 'SystemInformation', count: 1 }],
    entries: [
      {
        sequence: 1,
        at: '2026-03-01T10:20:01.000Z',
        entry: { kind: 'messageAcknowledged', messageId: 'm-1', tookMs: 20 },
      },
    ],
  },
};
