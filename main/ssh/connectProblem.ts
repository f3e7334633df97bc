/** Why an SSH connection did not come about, in the contract's words. */
import type { SshProblem } from '../../preload/contract';

export class SshConnectError extends Error {
  override readonly name = 'SshConnectError';
  readonly problem: SshProblem;
  /** The machine concerned: the device or the jump host. */
  readonly host: string;
  readonly detail: string | null;

  constructor(problem: SshProblem, host: string, detail: string | null) {
    super(`${host}: ${problem}`);
    this.problem = problem;
    this.host = host;
    this.detail = detail;
  }
}

const ofErrorCode: Readonly<Record<string, SshProblem>> = {
  ENOTFOUND: 'hostNotFound',
  EAI_AGAIN: 'hostNotFound',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'timedOut',
  ECONNRESET: 'connectionLost',
  EPIPE: 'connectionLost',
};

/** `ssh2` names the layer in `level`; its messages tell the rest (mscdex/ssh2 README, "Client events", `error`). */
export function sshConnectError(error: unknown, host: string): SshConnectError {
  const message = error instanceof Error ? error.message : String(error);
  return new SshConnectError(problemOf(error, message), host, message);
}

function problemOf(error: unknown, message: string): SshProblem {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  const code = read('code');
  if (typeof code === 'string' && ofErrorCode[code]) return ofErrorCode[code];
  switch (read('level')) {
    case 'client-authentication':
      return 'signInRefused';
    case 'client-timeout':
      return 'timedOut';
    case 'client-dns':
      return 'hostNotFound';
    case 'agent':
      return 'agentMissing';
  }
  if (/no matching/i.test(message)) return 'noCommonAlgorithm';
  if (/identification|protocol version|greeting|malformed/i.test(message)) return 'notSsh';
  return 'connectionLost';
}

/** The reasons of a refused channel (RFC 4254, section 5.1). */
const connectFailed = 2;

/** Why a jump host did not let through: it may not, or it did not reach the device. `ssh2` gives the number as `reason`. */
export function forwardingError(error: Error, host: string, jumpHost: string): SshConnectError {
  const reason: unknown = Reflect.get(error, 'reason');
  if (reason === connectFailed) return new SshConnectError('notReachedFromJump', host, error.message);
  if (typeof reason === 'number') return new SshConnectError('forwardingRefused', jumpHost, error.message);
  return new SshConnectError('connectionLost', jumpHost, error.message);
}
