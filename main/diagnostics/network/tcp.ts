/** Whether a port takes connections. */
import { connect } from 'node:net';

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export type PortState = 'open' | 'refused' | 'silent' | 'unreachable';

export interface TriedPort extends Endpoint {
  readonly state: PortState;
  readonly tookMs: number;
  /** The system's word when it did not open. */
  readonly code: string | null;
}

/** Shorter than a check's time, so that silence is told as silence. */
const silenceMs = 4_000;

/** Never rejects; a name is tried at all of its addresses. */
export function tryPort({ address, port }: Endpoint, signal: AbortSignal): Promise<TriedPort> {
  return new Promise((resolve) => {
    const startedAtMs = performance.now();
    const socket = connect({ host: address, port, autoSelectFamily: true });
    const finish = (state: PortState, code: string | null): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve({ address, port, state, code, tookMs: Math.round(performance.now() - startedAtMs) });
    };
    const abort = (): void => finish('silent', null);
    signal.addEventListener('abort', abort);
    socket.setTimeout(silenceMs);
    socket.once('connect', () => finish('open', null));
    socket.once('timeout', () => finish('silent', null));
    socket.on('error', (error) => {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED' || code === 'ECONNRESET') finish('refused', code);
      else finish(code === 'ETIMEDOUT' ? 'silent' : 'unreachable', code);
    });
  });
}

/** The code of the error or, where several addresses were tried, of the first of theirs. */
function codeOf(error: Error): string | null {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : null;
}
