/** Diagnostic events: what went wrong in the agent's own work. */
import { type Diagnostic, diagnosticEvent } from '../security';
import { type ConfigurationInUse, eventPriority } from './configuration';
import type { AgentClock } from './ports';
import { newStamp } from './stamp';
import type { WaitingEvents } from './waitingEvents';

export type Diagnose = (severity: Diagnostic['Severity'], message: string) => void;

/** The same thing is told once an hour, so that telling of trouble causes none. */
const silenceMs = 3_600_000;
const mostRemembered = 1000;

export function createDiagnose(
  events: WaitingEvents,
  clock: AgentClock,
  inUse: () => ConfigurationInUse,
): Diagnose {
  const toldAtMs = new Map<string, number>();
  return (severity, message) => {
    const priority = eventPriority(inUse(), 'Diagnostic');
    const now = clock.elapsedMs();
    if (priority === 'Off' || now - (toldAtMs.get(message) ?? -silenceMs) < silenceMs) return;
    // The last again, so that those told longest ago stand first.
    toldAtMs.delete(message);
    toldAtMs.set(message, now);
    for (const oldest of toldAtMs.keys()) {
      if (toldAtMs.size <= mostRemembered) break;
      toldAtMs.delete(oldest);
    }
    const payload: Diagnostic = {
      Severity: severity,
      Message: message,
      ProcessId: process.pid,
      ThreadId: 0,
    };
    events.add(diagnosticEvent(payload, newStamp(clock)), priority);
  };
}
