/** Why a connection as the module failed, from what the SDK throws. */
import type { AgentFailureReason } from '../../preload/contract';
import { scrubSecrets } from '../secrets';

export interface AgentFailure {
  readonly reason: AgentFailureReason;
  /** The transport's own words, without secrets. */
  readonly detail: string | null;
}

/** OpenSSL's words as Node passes them on; nodejs.org/api/tls.html, "X509 certificate error codes". */
const certificateCode =
  /^(?:ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT_)/;

export function connectionFailureOf(error: unknown): AgentFailure {
  const detail = error instanceof Error ? scrubSecrets(error.message || error.name) : null;
  const code = socketCodeOf(error);
  if (code !== null && certificateCode.test(code)) return { reason: 'tlsUntrusted', detail };
  if (error instanceof Error && error.name === 'UnauthorizedError') return { reason: 'unauthorized', detail };
  return { reason: 'unreachable', detail };
}

/**
 * True when the hub ended the connection in order: no socket error came with it. IoT Hub closes the older of two
 * connections of one identity (MicrosoftDocs/azure-docs iot-hub-mqtt-support.md).
 */
export function isOrderlyClose(error: unknown): boolean {
  return socketCodeOf(error) === null;
}

/** The SDK wraps the socket's error in `transportError`, sometimes twice. */
function socketCodeOf(error: unknown): string | null {
  let inner: unknown = error;
  for (let depth = 0; depth < 4 && typeof inner === 'object' && inner !== null; depth += 1) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    inner = 'transportError' in inner ? inner.transportError : 'cause' in inner ? inner.cause : null;
  }
  return null;
}
