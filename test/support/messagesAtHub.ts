/** Messages of an embedded hub, watched as the app watches them. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { agentIdOf } from '../../main/agent';
import { systemClock } from '../../main/hubs';
import { eventsAccessOf } from '../../main/hubs/eventsAccess';
import { targetOfSandbox } from '../../main/hubs/openedHub';
import { createMessages, type MessagesPorts, type MessagesService } from '../../main/messages';
import type { Hub } from '../../main/sandbox/hub';
import { secretOf } from '../../main/secrets';
import type { MessageFilter, MessagesStart } from '../../preload/contract';
import { temporaryFolder } from './temporaryFolder';

export const everything: MessageFilter = {
  text: '',
  deviceId: '',
  moduleId: '',
  kind: null,
  eventName: null,
  findings: 'any',
  bookmarkedOnly: false,
};

export const fromNow: MessagesStart = {
  deviceId: null,
  transport: 'amqp',
  proxy: null,
  consumerGroup: '$Default',
  minutesBack: 0,
};

export interface MessagesBench {
  readonly service: MessagesService;
  /** Where recordings go, and come from. */
  readonly path: string;
}

/** `through` is the port of a relay that stands before the hub; waits between tries are cut short. */
export function messagesAt(
  { hostName, port, caPem, policies }: Hub,
  {
    through = port,
    policyName = 'iothubowner',
    hostNameNow = () => hostName,
    ...ports
  }: Partial<MessagesPorts> & {
    readonly through?: number;
    readonly policyName?: string;
    /** Another name is that of another hub, which nobody answers for. */
    readonly hostNameNow?: () => string;
  } = {},
): MessagesBench {
  const policy = policies.find(({ name }) => name === policyName);
  if (!policy) throw new Error(`The hub has no policy ${policyName}.`);
  const target = targetOfSandbox(
    { port: through, hostName, caPem, connectionString: secretOf('') },
    policy.name,
    secretOf(policy.primaryKey),
  );
  const path = join(temporaryFolder(), 'recording.jsonl');
  const service = createMessages({
    access: async () => ({ ...eventsAccessOf(target, systemClock), hostName: hostNameNow() }),
    ownAgentId: agentIdOf,
    choosePathToSave: async () => path,
    chooseRecording: async () => path,
    clock: { ...systemClock, wait: (durationMs, signal) => systemClock.wait(durationMs / 50, signal) },
    version: '0.0.0',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...ports,
  });
  onTestFinished(() => service.close());
  return { service, path };
}
