/** What one client is subscribed to, within the hub's rules. */
import type { IdentityRef } from '../ports';
import { isOwnFilter } from './topics';

export type Subscriptions = Map<string, 0 | 1>;

/** MQTT 3.1.1, 3.9.3. */
const failure = 0x80;
/** Source: MicrosoftDocs/azure-docs iot-mqtt-connect-to-iot-hub.md. */
const mostFilters = 5;

/** Returns what SUBACK says: QoS 0 or 1 (a wish for 2 is granted as 1), or the failure code. */
export function subscribe(
  subscriptions: Subscriptions,
  filter: string,
  qos: number,
  identity: IdentityRef,
): number {
  const isFull = subscriptions.size >= mostFilters && !subscriptions.has(filter);
  if (!isOwnFilter(filter, identity) || isFull) return failure;
  const granted = qos === 0 ? 0 : 1;
  subscriptions.set(filter, granted);
  return granted;
}
