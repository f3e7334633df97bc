/** Sends what is due: by timer, because the cache is fuller than a message, or because somebody asked. */
import { scrubSecrets } from '../secrets';
import type { Steering } from './configuration';
import type { AgentClock, ModuleLink } from './ports';
import { withTimeLimit } from './timeLimit';
import type { OutgoingMessage, WaitingEvents } from './waitingEvents';

const acknowledgeLimitMs = 60_000;

/** `everything` also sends operational events without company, which otherwise wait for others as agents let them. */
export type Occasion = 'highTimer' | 'lowTimer' | 'cacheAboveMessage' | 'everything';

/**
 * True when nothing of the occasion is left; false when a message did not arrive, whose events wait again. A queue whose
 * timer expired is emptied, by as many messages as that takes.
 */
export async function sendWaiting(
  occasion: Occasion,
  link: ModuleLink,
  events: WaitingEvents,
  steering: Steering,
  clock: AgentClock,
  signal: AbortSignal,
): Promise<boolean> {
  while (isLeft(occasion, events, steering)) {
    const message = events.take(occasion === 'lowTimer' ? 'Low' : 'High');
    if (message === null) return true;
    if (!(await sendOne(message, link, events, steering, clock, signal))) return false;
  }
  return true;
}

function isLeft(occasion: Occasion, events: WaitingEvents, steering: Steering): boolean {
  switch (occasion) {
    case 'highTimer':
      return events.has('High');
    case 'lowTimer':
      return events.has('Low');
    case 'cacheAboveMessage':
      return events.has('High') && events.sizeBytes() >= steering.messageBytes;
    case 'everything':
      return events.sizeBytes() > 0;
  }
}

/** The properties are those the C# agent adds (Azure/Azure-IoT-Security-Agent-CS). */
async function sendOne(
  message: OutgoingMessage,
  link: ModuleLink,
  events: WaitingEvents,
  steering: Steering,
  clock: AgentClock,
  signal: AbortSignal,
): Promise<boolean> {
  const { messageId, body, priority } = message;
  const { hubResourceId, sendsProperties } = steering;
  const properties = {
    ...(sendsProperties ? { MessagePriority: priority } : {}),
    ...(hubResourceId === '' ? {} : { HubResourceId: hubResourceId }),
  };
  const sinceMs = clock.elapsedMs();
  try {
    const send = () => link.send({ messageId, body, properties });
    await withTimeLimit(send, acknowledgeLimitMs, clock, signal);
  } catch (error) {
    const words = error instanceof Error ? error.message || error.name : String(error);
    events.failed(message, scrubSecrets(words));
    return false;
  }
  events.acknowledged(message, clock.elapsedMs() - sinceMs);
  return true;
}
