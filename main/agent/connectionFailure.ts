/** Why a connection as the module failed, from what the SDK throws. */
import type { AgentFailureReason } from '../../preload/contract';
import { scrubSecrets } from '../secrets';
import { isBrokenAmqp } from './whyNotConnected';

export interface AgentFailure {
  readonly reason: AgentFailureReason;
  /** The transport's own words, without secrets. */
  readonly detail: string | null;
}

/** OpenSSL's codes as Node passes them on; nodejs.org/api/tls.html, "X509 certificate error codes". */
const certificateCode =
  /^(?:ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT_)/;
/** The same in words: "self-signed certificate", "Hostname/IP does not match certificate's altnames". */
const certificateWords = /\bcertificate\b/i;
const mqttFrame = /^mqtt\.js returned (.*) error$/s;
/** MQTT 3.1.1 section 3.2.2.3, return codes 2, 4 and 5 in the words of MQTT.js. */
const refusalWords = /Identifier rejected|Bad username or password|Connection refused: Not authorized/i;

export function connectionFailureOf(error: unknown): AgentFailure {
  if (!(error instanceof Error)) return { reason: 'unreachable', detail: null };
  const words = wordsOf(error);
  const detail = scrubSecrets(words);
  const code = socketCodeOf(error);
  if (code !== null ? certificateCode.test(code) : certificateWords.test(words)) {
    return { reason: 'tlsUntrusted', detail };
  }
  return { reason: isRefusal(error, words) ? 'unauthorized' : 'unreachable', detail };
}

/** Over AMQP the name is that of the hub's answer to the token; over MQTT it says nothing, see below. */
function isRefusal({ name, message }: Error, words: string): boolean {
  return refusalWords.test(words) || (name === 'UnauthorizedError' && !mqttFrame.test(message));
}

/**
 * The SDK calls every failure of a first connection "Not authorized" and keeps nothing but the words of what happened
 * (Azure/azure-iot-sdk-node device/transport/mqtt/src/mqtt.ts, `_firstConnection`), so these are read.
 */
function wordsOf({ message, name }: Error): string {
  const words = message
    .replace(mqttFrame, '$1')
    .replace(/^Failure on first connection \(Not authorized\): /, '');
  return words === '' ? name : words;
}

/**
 * True when the hub ended the connection in order: no socket error came with it. IoT Hub closes the older of two
 * connections of one identity (MicrosoftDocs/azure-docs iot-hub-mqtt-support.md).
 */
export function isOrderlyClose(error: unknown): boolean {
  return socketCodeOf(error) === null && !isBrokenAmqp(error);
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
