/** Which classic agent reports, as far as its keys tell, and which agents a flavour stands for. */
import type { AgentFlavour, Generation, JsonObject } from '../../preload/contract';
import { isObject, lastUpdatedAt, ownValue } from '../twin';
import { compareInstants } from './updateTimes';
import { configurationWrapper } from './wrappers';

/** The agents whose source says what they read. */
export type KnownFlavour = 'c' | 'csharpLinux' | 'csharpWindows';

/** The code base of an agent: its defaults, and how it reads durations. */
export type AgentFamily = 'c' | 'csharp';

const agents: Readonly<Record<AgentFlavour, readonly KnownFlavour[]>> = {
  c: ['c'],
  csharpLinux: ['csharpLinux'],
  csharpWindows: ['csharpWindows'],
  csharp: ['csharpLinux', 'csharpWindows'],
  unknown: ['c', 'csharpLinux', 'csharpWindows'],
};

/** Every agent it may be. */
export function agentsOf(flavour: AgentFlavour): readonly KnownFlavour[] {
  return agents[flavour];
}

/** `csharp` where unknown: its defaults are those of the public schema. */
export function familyOf(flavour: AgentFlavour): AgentFamily {
  return flavour === 'c' ? 'c' : 'csharp';
}

const keysOfC = ['eventPriorityOperational'];
const keysOfCsharp = ['eventPriorityConnectedHardware', 'hubResourceId'];

/**
 * By the keys only one agent reports. Keys of a replaced agent stay in the section, so with keys of both the newer
 * report decides; `unknown` for other agents, for modules that never reported, and for micro agents. Nothing reported
 * tells the C# agents of Linux and Windows apart.
 */
export function detectFlavour(generation: Generation, reported: JsonObject): AgentFlavour {
  const wrapper = ownValue(reported, configurationWrapper);
  if (generation === 'micro' || !isObject(wrapper)) return 'unknown';
  const find = (keys: readonly string[]): string | undefined =>
    keys.find((key) => Object.hasOwn(wrapper, key));
  const [keyOfC, keyOfCsharp] = [find(keysOfC), find(keysOfCsharp)];
  if (keyOfC === undefined) return keyOfCsharp === undefined ? 'unknown' : 'csharp';
  if (keyOfCsharp === undefined) return 'c';
  const atC = lastUpdatedAt(reported, configurationWrapper, keyOfC);
  const atCsharp = lastUpdatedAt(reported, configurationWrapper, keyOfCsharp);
  if (atC === null || atCsharp === null) return 'unknown';
  const difference = compareInstants(atC, atCsharp);
  if (difference === 0) return 'unknown';
  return difference > 0 ? 'c' : 'csharp';
}
