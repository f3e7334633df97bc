/** What is to be watched as the form has it, and as it is sent to main. */
import type { MessagesStart, MessagesTransport } from '../../../preload/contract';
import { isDeviceId } from '../../ui/identifiers';
import { noProxy, type ProxyForm, proxyOf } from '../../ui/proxy/proxyForm';

export interface WatchForm extends ProxyForm {
  readonly deviceId: string;
  readonly transport: MessagesTransport;
  readonly consumerGroup: string;
  readonly since: Since;
}

export const transports: readonly MessagesTransport[] = ['amqp', 'amqpWebSocket'];
const minutesBackOf = { m0: 0, m10: 10, m60: 60, m1440: 1440, m10080: 10_080 } as const;
export type Since = keyof typeof minutesBackOf;
// Its keys are the choices.
export const sinces = Object.keys(minutesBackOf) as readonly Since[];

export const firstForm: WatchForm = {
  deviceId: '',
  transport: 'amqp',
  consumerGroup: '$Default',
  since: 'm0',
  ...noProxy,
};

/** Null while something is missing or wrong. */
export function startOf(form: WatchForm): MessagesStart | null {
  const { transport, since } = form;
  const deviceId = form.deviceId.trim();
  const isProxied = form.usesProxy && transport === 'amqpWebSocket';
  const proxy = isProxied ? proxyOf(form) : null;
  if ((isProxied && proxy === null) || (deviceId !== '' && !isDeviceId(deviceId))) return null;
  if (!isConsumerGroup(form.consumerGroup)) return null;
  return {
    deviceId: deviceId === '' ? null : deviceId,
    transport,
    proxy,
    consumerGroup: form.consumerGroup.trim(),
    minutesBack: minutesBackOf[since],
  };
}

export function isConsumerGroup(text: string): boolean {
  return /^\$?[A-Za-z0-9._-]{1,50}$/.test(text.trim());
}
