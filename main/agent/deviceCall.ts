/** One HTTPS call as a device, with its key or its certificate: what Microsoft's agents make before they can connect. */
import { request } from 'node:https';
import { isIP } from 'node:net';
import { causeOfNetworkError, failureOfCause, HubCallError } from '../hubs';
import { reveal, type Secret } from '../secrets';
import type { CertificateAndKey } from './deviceCertificates';
import { httpsAgent } from './httpsAgent';
import type { HubRoute } from './ports';

/** Over HTTPS a certificate is shown to TLS, without a header (MicrosoftDocs/azure-docs iot-hub authenticate-authorize-x509.md). */
export type DeviceCredential =
  | { readonly kind: 'key'; readonly key: Secret }
  | ({ readonly kind: 'certificate' } & CertificateAndKey);

export interface DeviceCall {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
  /** What a token is for, and the policy that it names. */
  readonly scope: { readonly resource: string; readonly policyName: string | null };
}

export interface DeviceCallAnswer {
  readonly status: number;
  readonly text: string;
}

const timeoutMs = 30_000;
const largestAnswerChars = 1024 * 1024;
const tokenLifeS = 600;

/** Resolves with whatever is answered. Fails with HUB_CALL_FAILED without an answer. */
export async function callAsDevice(
  route: HubRoute,
  call: DeviceCall,
  credential: DeviceCredential,
  signal: AbortSignal | undefined,
): Promise<DeviceCallAnswer> {
  const shown = await shownAs(credential, call.scope);
  return send(route, call, shown, signal).catch((error: unknown) => {
    const cause = signal?.aborted ? 'cancelled' : causeOfNetworkError(error);
    const failure = failureOfCause(cause, { hostName: route.hostName, attempts: 1 });
    throw new HubCallError(failure, { cause: error });
  });
}

interface Shown {
  readonly headers: { readonly authorization?: string };
  readonly tls: { readonly cert?: string; readonly key?: string };
}

async function shownAs(credential: DeviceCredential, scope: DeviceCall['scope']): Promise<Shown> {
  if (credential.kind === 'certificate') {
    return { headers: {}, tls: { cert: credential.certificatePem, key: reveal(credential.keyPem) } };
  }
  return { headers: { authorization: await tokenFor(scope, credential.key) }, tls: {} };
}

async function tokenFor({ resource, policyName }: DeviceCall['scope'], key: Secret): Promise<string> {
  const { default: common } = await import('azure-iot-common');
  const expiresAtS = Math.floor(Date.now() / 1000) + tokenLifeS;
  const encoded = encodeURIComponent(resource);
  return common.SharedAccessSignature.create(encoded, policyName ?? '', reveal(key), expiresAtS).toString();
}

function send(
  route: HubRoute,
  { method, path, body }: DeviceCall,
  { headers, tls }: Shown,
  signal: AbortSignal | undefined,
): Promise<DeviceCallAnswer> {
  const host = route.gatewayHostName ?? route.hostName;
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const call = request(
      {
        method,
        host,
        // A gateway's certificate is of its own name; Node would take the one in the header.
        servername: isIP(host) ? '' : host,
        path,
        ...tls,
        headers: {
          host: route.hostName,
          ...headers,
          accept: 'application/json',
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
        agent: httpsAgent(route),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > largestAnswerChars) response.destroy(new Error('The answer is too long.'));
        });
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
