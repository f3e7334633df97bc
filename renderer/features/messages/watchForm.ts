/** What is to be watched as the form has it, and as it is sent to main. */
import type { MessagesStart, MessagesTransport } from '../../../preload/contract';
import { isDeviceId } from '../../ui/identifiers';

export interface WatchForm {
  readonly deviceId: string;
  readonly transport: MessagesTransport;
  readonly consumerGroup: string;
  readonly minutesBack: MinutesBack;
  readonly usesProxy: boolean;
  readonly proxyHostName: string;
  readonly proxyPort: string;
}

export const transports: readonly MessagesTransport[] = ['amqp', 'amqpWebSocket'];
export const choicesBack = [0, 10, 60, 1440, 10_080] as const;
export type MinutesBack = (typeof choicesBack)[number];

export const firstForm: WatchForm = {
  deviceId: '',
  transport: 'amqp',
  consumerGroup: '$Default',
  minutesBack: 0,
  usesProxy: false,
  proxyHostName: '',
  proxyPort: '',
};

/** Null while something is missing or wrong. */
export function startOf(form: WatchForm): MessagesStart | null {
  const { transport, minutesBack } = form;
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
    minutesBack,
  };
}

export function isConsumerGroup(text: string): boolean {
  return /^\$?[A-Za-z0-9._-]{1,50}$/.test(text.trim());
}

export function proxyPortOf({ proxyPort }: Pick<WatchForm, 'proxyPort'>): number | null {
  const port = Number(proxyPort);
  return /^\d{1,5}$/.test(proxyPort.trim()) && port >= 1 && port <= 65_535 ? port : null;
}

function proxyOf(form: WatchForm): MessagesStart['proxy'] {
  const hostName = form.proxyHostName.trim();
  const port = proxyPortOf(form);
  return hostName === '' || port === null ? null : { hostName, port };
}
