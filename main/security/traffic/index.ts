/** What a configuration in force makes an agent send on a day. */
import type { AgentFlavour, Generation, JsonValue, TrafficEstimate } from '../../../preload/contract';
import { classicTraffic } from './classicTraffic';
import { microTraffic } from './microTraffic';

export function trafficOf(
  generation: Generation,
  flavour: AgentFlavour,
  values: Readonly<Record<string, JsonValue>>,
): TrafficEstimate {
  return generation === 'micro' ? microTraffic(values) : classicTraffic(flavour, values);
}
