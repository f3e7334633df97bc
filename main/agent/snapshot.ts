/** One snapshot of the machine: every collector that is not switched off, and the agent's own statistics. */
import type { AgentEntry } from '../../preload/contract';
import { scrubSecrets } from '../secrets';
import { droppedEventsStatisticsEvent, messageStatisticsEvent, periodicSecurityEvent } from '../security';
import {
  asksForCustomChecks,
  type ConfigurationInUse,
  eventPriority,
  isOperationalOn,
} from './configuration';
import type { Diagnose } from './diagnose';
import type { PlayedAgent } from './playedAgent';
import type { AgentClock, SnapshotCollector } from './ports';
import { newStamp } from './stamp';
import { withTimeLimit } from './timeLimit';
import type { WaitingEvents } from './waitingEvents';

const collectorLimitMs = 30_000;
/** Whoever reads the baseline must not take their silence for a pass. */
const customChecksNotRun =
  'OSBaseline holds no result of the file in baselineCustomChecksFilePath: this agent does not run custom checks.';

export interface SnapshotPorts {
  readonly collectors: readonly SnapshotCollector[];
  readonly clock: AgentClock;
  readonly events: WaitingEvents;
  readonly diagnose: Diagnose;
  readonly played: PlayedAgent;
  onEntry(entry: AgentEntry): void;
}

/**
 * A collector that fails is logged and left out. The priorities of the three operational events can only switch them
 * off.
 */
export async function takeSnapshot(
  ports: SnapshotPorts,
  inUse: ConfigurationInUse,
  signal: AbortSignal,
): Promise<void> {
  const { clock, events } = ports;
  const wanted = ports.collectors.filter(({ name }) => eventPriority(inUse, name) !== 'Off');
  const collected = await Promise.allSettled(
    wanted.map(({ collect }) =>
      withTimeLimit((ending) => collect(clock.now(), ending), collectorLimitMs, clock, signal),
    ),
  );
  signal.throwIfAborted();
  wanted.forEach(({ name }, index) => {
    const result = collected[index];
    const priority = eventPriority(inUse, name);
    if (result?.status === 'fulfilled' && priority !== 'Off') {
      events.add(periodicSecurityEvent(name, result.value, newStamp(clock)), priority);
      if (name === 'OSBaseline' && asksForCustomChecks(inUse)) ports.diagnose('Warning', customChecksNotRun);
    } else if (result?.status === 'rejected') {
      const detail = scrubSecrets(String(result.reason));
      ports.onEntry({ kind: 'collectorFailed', name, detail });
      ports.diagnose('Warning', `${name} could not be collected: ${detail}`);
    }
  });
  const statistics = events.takeStatistics();
  if (isOperationalOn(inUse, 'MessageStatistics', ports.played)) {
    events.add(messageStatisticsEvent(statistics.messages, newStamp(clock)), 'Operational');
  }
  if (isOperationalOn(inUse, 'DroppedEventsStatistics', ports.played)) {
    events.add(droppedEventsStatisticsEvent(statistics, newStamp(clock)), 'Operational');
  }
}
