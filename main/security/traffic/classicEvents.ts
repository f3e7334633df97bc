/** The events of the classic agents: who sends them, how large they are, and how many there are on a day. */
import type { Range } from '../../../preload/contract';
import type { KnownFlavour } from '../flavour';

export interface ClassicEvent {
  readonly name: string;
  readonly trigger: 'periodic' | 'triggered';
  readonly sentBy: readonly KnownFlavour[];
  readonly bytes: Range;
  /** Of a triggered event, on a quiet day and on a busy one; of a periodic one, in a snapshot. */
  readonly count: Range;
  /** How many different ones a busy device has within one aggregation interval; null where nothing is merged. */
  readonly different: number | null;
}

const everywhere = ['c', 'csharpLinux', 'csharpWindows'] as const;

function periodic(
  name: string,
  lower: number,
  upper: number,
  sentBy: readonly KnownFlavour[] = everywhere,
): ClassicEvent {
  return {
    name,
    trigger: 'periodic',
    sentBy,
    bytes: { lower, upper },
    count: { lower: 1, upper: 1 },
    different: null,
  };
}

function triggered(
  name: string,
  upperBytes: number,
  busy: number,
  different: number | null = null,
  sentBy: readonly KnownFlavour[] = everywhere,
): ClassicEvent {
  const bytes = { lower: 400, upper: upperBytes };
  return { name, trigger: 'triggered', sentBy, bytes, count: { lower: 0, upper: busy }, different };
}

/**
 * Names, triggers and senders: Azure/Azure-IoT-Security security_message/schemas and the agents' collectors. Sizes are
 * those of events with one payload entry (lower) and of a device with much to tell (upper: a hundred listening ports, two
 * hundred firewall rules, forty users, a hundred and fifty failed checks), written as the schemas demand. Counts of
 * triggered events are assumptions: none on a quiet day; on a busy one 10,000 started processes or connections, a hundred
 * logins. Of what aggregation merges, a busy device has forty different ones in each interval.
 */
export const classicEvents: readonly ClassicEvent[] = [
  periodic('ConnectedHardware', 0, 0, []),
  periodic('ListeningPorts', 500, 20_000),
  triggered('ProcessCreate', 900, 10_000, 40),
  triggered('ProcessTerminate', 600, 10_000, 40, ['csharpWindows']),
  periodic('SystemInformation', 500, 900),
  periodic('LocalUsers', 500, 8_000),
  triggered('Login', 700, 100),
  triggered('ConnectionCreate', 700, 10_000, 40),
  periodic('FirewallConfiguration', 400, 50_000),
  periodic('OSBaseline', 400, 60_000, ['c', 'csharpLinux']),
  triggered('Diagnostic', 700, 200),
];
