/** Which classic agent reports, as far as its keys tell. */
import type { AgentFlavour, Generation, JsonObject } from '../../preload/contract';
import { isObject, lastUpdatedAt, ownValue } from '../twin';
import { configurationWrapper } from './classicProperties';
import { compareInstants } from './updateTimes';

const keysOfC = ['eventPriorityOperational'];
const keysOfCsharp = ['eventPriorityConnectedHardware', 'hubResourceId'];

/**
 * By the keys only one agent reports. Keys of a replaced agent stay in the section, so with keys of both the newer
 * report decides; `unknown` for other agents, for modules that never reported, and for micro agents.
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
