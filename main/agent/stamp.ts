/** What tells one event of this agent from the next. */
import { randomUUID } from 'node:crypto';
import type { EventStamp } from '../security';
import type { AgentClock } from './ports';

export function newStamp(clock: AgentClock): EventStamp {
  const at = clock.now();
  return { id: randomUUID(), at, utcOffsetMinutes: -at.getTimezoneOffset() };
}
