/** Changes one harmless value of a security module twin, waits for the agent's answer, and puts the value back. */
import type { Generation, JsonValue } from '../../preload/contract';
import { mayHaveHappened } from '../failures';
import { HubCallError, type HubClient } from '../hubs';
import { formatDuration, judgeEcho, parseDuration, readConfiguration, savePatch } from '../security';
import { equals, ownValue, sectionVersion } from '../twin';
import type { ModuleTwin } from '../workbench';

export interface RoundTripFacts {
  readonly property: string;
  /** Null for one that was not set, and is not afterwards. */
  readonly before: JsonValue;
  readonly during: JsonValue;
  readonly echo: 'applied' | 'rejected' | 'missing' | 'cancelled';
  readonly answeredAfterMs: number;
  /** `theirs`: somebody has changed the same value meanwhile, and theirs stays. */
  readonly putBack: 'done' | 'theirs' | 'failed';
}

export interface RoundTripPlan {
  readonly property: string;
  readonly before: JsonValue;
  readonly during: JsonValue;
}

export interface RoundTripPorts {
  readonly client: Pick<HubClient, 'readModuleTwin' | 'patchDesired'>;
  readonly deviceId: string;
  readonly moduleId: string;
  readonly generation: Generation;
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>;
}

const echoWithinMs = 45_000;
const pauseMs = 700;
const putBackWithinMs = 12_000;
const mostAttempts = 3;
const second = 1000;

/**
 * A value whose change by its smallest step nobody notices: the low-priority interval by a second, or how long a micro
 * agent keeps what it cannot send by a minute. Null for a configuration that agents cannot read as it stands.
 */
export function planRoundTrip(generation: Generation, { properties }: ModuleTwin): RoundTripPlan | null {
  const { shape, values } = readConfiguration(generation, properties.desired);
  if (shape !== 'current' && shape !== 'none') return null;
  const property = generation === 'micro' ? 'IothubModule_MessageTimeout' : 'lowPriorityMessageFrequency';
  const before = ownValue(values, property) ?? null;
  if (generation === 'micro') {
    const minutes = before === null ? defaultMinutes : before;
    return typeof minutes === 'number' ? { property, before, during: minutes + 1 } : null;
  }
  const lengthMs = parseDuration(String(before ?? defaultInterval));
  return lengthMs === null ? null : { property, before, during: formatDuration(lengthMs + second) };
}

const defaultInterval = 'PT5H';
const defaultMinutes = 2880;

/** Rejects only when nothing was sent. Cancelled or not, the value is put back, or it is said that it was not. */
export async function makeRoundTrip(
  ports: RoundTripPorts,
  first: ModuleTwin,
  plan: RoundTripPlan,
  signal: AbortSignal,
): Promise<RoundTripFacts> {
  const startedAtMs = performance.now();
  const since = (): number => Math.round(performance.now() - startedAtMs);
  const sent = await write(ports, first, plan.property, plan.during, signal).catch((error: unknown) => {
    // A clear no: nothing was changed. Of anything else nobody knows whether it arrived.
    if (error instanceof HubCallError && !mayHaveHappened(error.failure.cause)) throw error;
    return null;
  });
  const echo =
    sent === null
      ? 'missing'
      : await waitForEcho(ports, sectionVersion(sent.properties.desired), since, signal).catch(
          () => 'missing' as const,
        );
  const answeredAfterMs = since();
  return {
    ...plan,
    echo: echo === 'missing' && signal.aborted ? 'cancelled' : echo,
    answeredAfterMs,
    putBack: await putBack(ports, plan),
  };
}

/** The whole configuration with one value changed, on the twin as it was read: see `savePatch`. */
function write(
  { client, deviceId, moduleId, generation }: RoundTripPorts,
  { etag, properties: { desired } }: ModuleTwin,
  property: string,
  value: JsonValue,
  signal: AbortSignal,
): Promise<ModuleTwin> {
  const { [property]: _replaced, ...others } = readConfiguration(generation, desired).values;
  const values = value === null ? others : { ...others, [property]: value };
  return client.patchDesired(deviceId, moduleId, savePatch(generation, desired, values), etag, signal);
}

async function waitForEcho(
  { client, deviceId, moduleId, wait }: RoundTripPorts,
  desiredVersion: number,
  since: () => number,
  signal: AbortSignal,
): Promise<RoundTripFacts['echo']> {
  while (since() < echoWithinMs) {
    const { properties } = await client.readModuleTwin(deviceId, moduleId, signal);
    const { outcome } = judgeEcho({ moduleId, ...properties, desiredVersion });
    if (outcome !== 'waiting') return outcome;
    await wait(pauseMs, signal);
  }
  return 'missing';
}

/** With a time of its own, so that a cancelled round trip leaves the twin as it was. */
async function putBack(
  ports: RoundTripPorts,
  { property, before, during }: RoundTripPlan,
): Promise<RoundTripFacts['putBack']> {
  const signal = AbortSignal.timeout(putBackWithinMs);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      const now = await ports.client.readModuleTwin(ports.deviceId, ports.moduleId, signal);
      const { values } = readConfiguration(ports.generation, now.properties.desired);
      const value = ownValue(values, property) ?? null;
      if (equals(value, before)) return 'done';
      if (!equals(value, during)) return 'theirs';
      await write(ports, now, property, before, signal);
      return 'done';
    } catch {
      if (signal.aborted) return 'failed';
      await ports.wait(pauseMs, signal).catch(() => {});
    }
  }
  return 'failed';
}
