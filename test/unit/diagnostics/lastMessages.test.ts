import { describe, expect, it } from 'vitest';
import { triageLastMessages } from '../../../main/diagnostics/checks/lastMessages';
import { sentencesOf } from '../../../preload/diagnosisText';

const minuteMs = 60_000;
const lastAt = '2026-03-01T09:50:00.000Z';

const triage = (seen: object, longestSilenceMs: number | null = 1080 * minuteMs) =>
  triageLastMessages({
    seen: { kind: 'read', count: 0, lastAt: null, lookedAt: 0, isAll: true, ...seen },
    longestSilenceMs,
    policyName: 'service',
  });

describe('what is said of the last messages', () => {
  it.each([
    ['none, with an agent that may be silent for 18 hours', 1080, 'pass', 'lastMessagesNotDue'],
    ['none, with an agent that may be silent for 31 minutes', 31, 'pass', 'lastMessagesNotDue'],
    ['none, with an agent that may be silent for half an hour', 30, 'warning', 'lastMessagesNone'],
  ] as const)('of %s, is this', (_name, minutes, outcome, verdict) => {
    expect(triage({}, minutes * minuteMs)).toMatchObject({ outcome, verdict });
  });

  it('of an agent that is told to collect nothing, is that nothing had to come', () => {
    expect(triage({}, null)).toMatchObject({ outcome: 'pass', verdict: 'lastMessagesNotDue' });
  });

  it('is their count and the time of the last, and that there may be more where not all were read', () => {
    const all = triage({ count: 12, lastAt, lookedAt: 40 });
    expect(all).toMatchObject({ outcome: 'pass', detail: { count: '12', lastMessage: lastAt } });
    expect(sentencesOf('en', all).means).toContain(`12. The last came at ${lastAt}`);
    expect(triage({ count: 12, lastAt, lookedAt: 20_000, isAll: false })).toMatchObject({
      outcome: 'pass',
      detail: { count: '12+' },
    });
  });

  it('is no more than how many were looked at when none was found among too many', () => {
    expect(triage({ lookedAt: 20_000, isAll: false }, minuteMs)).toMatchObject({
      outcome: 'skipped',
      verdict: 'lastMessagesTooMany',
      detail: { lookedAt: '20000' },
    });
  });

  it.each([
    ['unauthorized', 'rightsMissing'],
    ['consumerGroupTaken', 'lastMessagesGroupTaken'],
    ['unreachable', 'lastMessagesNotReadable'],
    ['tlsUntrusted', 'lastMessagesNotReadable'],
  ] as const)('is why they could not be looked at, when it is %s', (reason, verdict) => {
    const finding = triage({ kind: 'notRead', failure: { reason, detail: 'in its words' } });
    expect(finding).toMatchObject({ outcome: 'skipped', verdict });
    expect(finding.evidence.map(({ value }) => value)).toEqual(['in its words']);
  });
});
