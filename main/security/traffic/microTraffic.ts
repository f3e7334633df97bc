/** What a micro agent configuration makes the agent send on a day. */
import type { EventTraffic, JsonValue, Range, TrafficEstimate } from '../../../preload/contract';
import { ownValue } from '../../twin';
import { frequencies } from '../microProperties';
import { intervalsIn } from '../rules';
import { none, sum, whole } from './range';

type Values = Readonly<Record<string, JsonValue>>;

const dayMinutes = 1440;

interface Collector {
  readonly name: string;
  readonly trigger: EventTraffic['trigger'];
  /** 4 KB units of what it tells at once, on a quiet device and on a busy one. */
  readonly units: Range;
}

/**
 * Triggers: MicrosoftDocs/azure-docs defender-for-iot/device-builders concept-event-aggregation.md. The format on the
 * wire is not public, so sizes are assumptions: a few hundred bytes at least, lists of packages, checks or full caches of
 * 256 events at most.
 */
const collectors: readonly Collector[] = [
  { name: 'Baseline', trigger: 'periodic', units: { lower: 1, upper: 20 } },
  { name: 'SystemInformation', trigger: 'periodic', units: { lower: 1, upper: 1 } },
  { name: 'SBoM', trigger: 'periodic', units: { lower: 1, upper: 30 } },
  { name: 'Heartbeat', trigger: 'periodic', units: { lower: 1, upper: 1 } },
  { name: 'Login', trigger: 'triggered', units: { lower: 1, upper: 2 } },
  { name: 'NetworkActivity', trigger: 'triggered', units: { lower: 1, upper: 16 } },
  { name: 'Process', trigger: 'triggered', units: { lower: 1, upper: 16 } },
  { name: 'LogCollector', trigger: 'triggered', units: { lower: 1, upper: 8 } },
  { name: 'FileSystem', trigger: 'triggered', units: { lower: 1, upper: 16 } },
  { name: 'Peripheral', trigger: 'triggered', units: { lower: 1, upper: 2 } },
  { name: 'Statistics', trigger: 'periodic', units: { lower: 1, upper: 1 } },
];

type Choice = (typeof frequencies)[number] | 'Off';
const choices: readonly Choice[] = [...frequencies, 'Off'];

interface Load {
  readonly messages: Range;
  readonly units: Range;
}

/**
 * From a quiet device to a busy one. `values` are those in force. Each enabled collector sends what it gathered once in
 * the interval of its frequency: at most one message each; at the least the periodic ones, together in one message for
 * each frequency in use. What changes of the twin make it send at once is left out.
 */
export function microTraffic(values: Values): TrafficEstimate {
  const perDay = sendingsPerDay(values);
  const loads = collectors.map((collector) => loadOf(collector, choiceOf(values, collector), perDay));
  const inUse = new Set(
    collectors
      .filter(({ trigger }) => trigger === 'periodic')
      .map((collector) => choiceOf(values, collector)),
  );
  const together = frequencies.reduce((count, choice) => count + (inUse.has(choice) ? perDay[choice] : 0), 0);
  return {
    messagesPerDay: whole({ lower: together, upper: sum(loads.map(({ messages }) => messages)).upper }),
    unitsPerDay: whole({ lower: together, upper: sum(loads.map(({ units }) => units)).upper }),
    events: collectors.map((collector) => ({
      event: collector.name,
      property: `${collector.name}_MessageFrequency`,
      trigger: collector.trigger,
      choice: choiceOf(values, collector),
      costs: choices.map((choice) => ({
        choice,
        unitsPerDay: whole(loadOf(collector, choice, perDay).units),
      })),
    })),
  };
}

function sendingsPerDay(values: Values): Readonly<Record<Choice, number>> {
  const [high = 30, medium = 120, low = 1440] =
    intervalsIn(ownValue(values, 'CollectorsCore_PriorityIntervals') ?? null) ?? [];
  return { High: dayMinutes / high, Medium: dayMinutes / medium, Low: dayMinutes / low, Off: 0 };
}

function choiceOf(values: Values, { name }: Collector): Choice {
  if (ownValue(values, `${name}_Disabled`) === true) return 'Off';
  const frequency = ownValue(values, `${name}_MessageFrequency`);
  return frequencies.find((each) => each === frequency) ?? 'Low';
}

function loadOf(
  { trigger, units }: Collector,
  choice: Choice,
  perDay: Readonly<Record<Choice, number>>,
): Load {
  if (choice === 'Off') return { messages: none, units: none };
  const count = perDay[choice];
  const least = trigger === 'periodic' ? count : 0;
  return {
    messages: { lower: least, upper: count },
    units: { lower: least * units.lower, upper: count * units.upper },
  };
}
