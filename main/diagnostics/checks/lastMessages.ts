/** Whether what the agent sends arrives where people and programs look for it. */
import { type LastMessages, lastMessages as look } from '../../messages';
import { longestSilenceMs } from '../../security';
import { check, evidenceOf, type Finding, pass, skipped, warning } from '../check';
import type { CheckContext } from '../context';

interface LastMessagesFacts {
  readonly seen: LastMessages;
  /** Null when the agent is told to collect nothing. */
  readonly longestSilenceMs: number | null;
  readonly policyName: string;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
const limits = { limitMs: 5_000, mostMessages: 20_000 };

export const lastMessages = check<CheckContext, LastMessagesFacts>({
  checkId: 'lastMessages',
  group: 'hub',
  // By a wrong clock, the last hour would be another one.
  dependsOn: ['laptopClock', 'hubConnection', 'hubTier'],
  run: async ({ hub, deviceId, securityModule, twin, now }, signal) => {
    const module = await securityModule();
    if (module === null) throw new Error('The device has no security module.');
    const { moduleId } = module.identity;
    const { properties } = (await twin()).twin;
    const wish = { deviceId, moduleId, sinceMs: now().getTime() - hourMs, ...limits };
    return {
      seen: await look(hub.events, wish, signal),
      longestSilenceMs: longestSilenceMs(module.kind === 'micro' ? 'micro' : 'classic', properties),
      policyName: hub.policyName,
    };
  },
  triage: triageLastMessages,
});

export function triageLastMessages({
  seen,
  longestSilenceMs: longestMs,
  policyName,
}: LastMessagesFacts): Finding {
  if (seen.kind === 'notRead') return notRead(seen.failure, policyName);
  const { count, lastAt, lookedAt, isAll } = seen;
  const evidence = evidenceOf('messages/events', {
    messages: count,
    lastMessage: lastAt,
    messagesLookedAt: lookedAt,
  });
  if (lastAt !== null) {
    const detail = { count: isAll ? String(count) : `${count}+`, lastMessage: lastAt };
    return pass('lastMessagesSeen', evidence, detail);
  }
  if (!isAll) return skipped('lastMessagesTooMany', evidence, { lookedAt: String(lookedAt) });
  // Twice, because a message that waits for a full interval may just have begun to.
  return longestMs !== null && 2 * longestMs <= hourMs
    ? warning('lastMessagesNone', evidence, { minutes: String(Math.ceil(longestMs / minuteMs)) })
    : pass('lastMessagesNotDue', evidence);
}

/** What keeps this laptop from looking is no fault of the device. */
function notRead(
  { reason, detail }: Extract<LastMessages, { kind: 'notRead' }>['failure'],
  policyName: string,
): Finding {
  const evidence = evidenceOf('messages/events', { problem: detail ?? reason });
  switch (reason) {
    case 'unauthorized':
      return skipped('rightsMissing', evidence, { policy: policyName, rights: 'ServiceConnect' });
    case 'consumerGroupTaken':
      return skipped('lastMessagesGroupTaken', evidence);
    default:
      return skipped('lastMessagesNotReadable', evidence);
  }
}
