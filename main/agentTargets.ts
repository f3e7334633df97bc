/** Where the local agent looks: on this computer, or on the device at hand over SSH. */
import type { AgentStart } from '../preload/contract';
import { ExpectedFailure } from './failures';
import { type Target, TargetError } from './targets';

export interface AgentTargetPorts {
  readonly thisMachine: Target;
  /** Null without a connection to the device. */
  readonly overSsh: (deviceId: string) => Target | null;
}

/** Fails with SSH_NOT_CONNECTED. */
export function agentTargetOf({ thisMachine, overSsh }: AgentTargetPorts, start: AgentStart): Target {
  const { target, deviceId } = start;
  if (target === 'thisMachine') return thisMachine;
  const first = overSsh(deviceId);
  if (first === null) throw new ExpectedFailure('SSH_NOT_CONNECTED');
  /** A connection that was opened anew takes the place of the one before. */
  const present = async (): Promise<Target> => {
    const found = overSsh(deviceId);
    if (found === null)
      throw new TargetError('connectionLost', 'The SSH connection to the device is closed.');
    return found;
  };
  return {
    platform: first.platform,
    name: first.name,
    run: async (command, signal) => (await present()).run(command, signal),
    readFile: async (path, signal) => (await present()).readFile(path, signal),
  };
}
