/** Why no messages are seen: what can be known without the management plane. */
import { longestSilenceMs } from '../../security';
import { check, evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';

interface MessageFacts {
  readonly lastActivity: string | null;
  /** Null when the agent is told to collect nothing. */
  readonly longestSilenceMs: number | null;
  readonly now: Date;
}

/** Routes and consumer groups belong to the management plane, so the sentences say how to look at them there. */
export const hubMessages = check<CheckContext, MessageFacts>({
  checkId: 'hubMessages',
  group: 'hub',
  dependsOn: ['hubConnection', 'hubTier'],
  run: async ({ securityModule, twin, now }) => {
    const module = await securityModule();
    const { properties, lastActivityTime } = (await twin()).twin;
    return {
      lastActivity: lastActivityTime ?? module?.identity.lastActivityTime ?? null,
      longestSilenceMs: longestSilenceMs(module?.kind === 'micro' ? 'micro' : 'classic', properties),
      now: now(),
    };
  },
  triage: triageMessages,
});

export function triageMessages({ lastActivity, longestSilenceMs: longestMs, now }: MessageFacts): Finding {
  const evidence = evidenceOf('GET /twins/{id}/modules/{id}', { lastActivity });
  if (longestMs === null) return warning('messagesSwitchedOff', evidence);
  if (lastActivity === null) return fail('messagesNone', evidence);
  const detail = { lastActivity };
  // Twice, because a message that waits for a full interval may just have begun to.
  return now.getTime() - Date.parse(lastActivity) > 2 * longestMs
    ? warning('messagesLate', evidence, detail)
    : pass('messagesExpected', evidence, detail);
}
