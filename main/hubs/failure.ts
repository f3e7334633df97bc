/** Every way a call to a hub can fail, as one `HubFailure` with its cause. */
import type { HubFailure, HubFailureCause } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { scrubSecrets } from '../secrets';
import { readErrorBody } from './errorBody';

export class HubCallError extends ExpectedFailure {
  readonly failure: HubFailure;

  constructor(failure: HubFailure, options?: ErrorOptions) {
    super('HUB_CALL_FAILED', failure, options);
    this.name = 'HubCallError';
    this.failure = failure;
  }
}

/** What the caller knows besides the cause. */
export interface CallFacts {
  readonly hostName: string;
  readonly attempts: number;
}

const nothingFromService = {
  status: null,
  serviceCode: null,
  serviceMessage: null,
  trackingId: null,
  certificateIssuer: null,
};

/** A status of 300 or more is a failure; IoT Hub's first three digits of a code are the status. */
export function causeOfStatus(status: number): HubFailureCause {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 409:
      return 'conflict';
    case 412:
      return 'preconditionFailed';
    case 413:
      return 'tooLarge';
    case 429:
      return 'throttled';
    case 501:
      return 'notImplemented';
    default:
      if (status >= 500) return 'serviceError';
      return status >= 400 ? 'badRequest' : 'unreadableAnswer';
  }
}

export function failureOfAnswer(
  status: number,
  body: string,
  codeHeader: string | null,
  facts: CallFacts,
): HubFailure {
  return {
    ...nothingFromService,
    ...readErrorBody(body, codeHeader),
    ...facts,
    status,
    cause: causeOfStatus(status),
  };
}

/** `detail` says which part of an answer could not be read, in our words. */
export function unreadable(status: number | null, detail: string, facts: CallFacts): HubFailure {
  return {
    ...nothingFromService,
    ...facts,
    status,
    serviceMessage: scrubSecrets(detail),
    cause: 'unreadableAnswer',
  };
}

export function failureOfCause(
  cause: HubFailureCause,
  facts: CallFacts,
  certificateIssuer: string | null = null,
): HubFailure {
  return { ...nothingFromService, ...facts, certificateIssuer, cause };
}

/** Codes of OpenSSL's and BoringSSL's verification, https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes */
const untrusted = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
]);

/** The cause behind an error of the network, TLS or undici; `connectionLost` when it is none that is known. */
export function causeOfNetworkError(error: unknown): HubFailureCause {
  const code = networkErrorCode(error);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NONAME':
      return 'hostNotFound';
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
    case 'UND_ERR_ABORTED':
      return 'cancelled';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'timedOut';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'tlsExpired';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'tlsWrongHost';
    default:
      if (code === null) return 'connectionLost';
      if (untrusted.has(code)) return 'tlsUntrusted';
      return /^(HPE_|EPROTO$|ERR_SSL_|UND_ERR_RES)/.test(code) ? 'unreadableAnswer' : 'connectionLost';
  }
}

/** The first code along the chain of causes; an address tried by IPv4 and IPv6 gives an aggregate. */
function networkErrorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return code;
  const behind: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return networkErrorCode(behind);
}
