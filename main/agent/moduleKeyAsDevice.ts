/**
 * Asks the hub, as a device, for the key of its module: what Microsoft's agents do first when they have the device's
 * credential only (Azure/Azure-IoT-Security-Agent-C authentication_manager.c).
 */
import { request } from 'node:https';
import { ExpectedFailure } from '../failures';
import { causeOfNetworkError, failureOfAnswer, failureOfCause, HubCallError, identityKeysIn } from '../hubs';
import { reveal, type Secret, secretOf } from '../secrets';
import type { CertificateAndKey } from './deviceCertificates';
import { httpsAgent } from './httpsAgent';
import type { HubRoute } from './ports';

export interface DeviceModule {
  readonly deviceId: string;
  readonly moduleId: string;
}

/** Over HTTPS a certificate is shown to TLS, without a header (MicrosoftDocs/azure-docs iot-hub authenticate-authorize-x509.md). */
export type DeviceCredential =
  | { readonly kind: 'key'; readonly key: Secret }
  | ({ readonly kind: 'certificate' } & CertificateAndKey);

const timeoutMs = 30_000;
const largestAnswerChars = 1024 * 1024;
const tokenLifeS = 600;
const notFound = 404;

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Fails with MODULE_MISSING, MODULE_WITHOUT_KEY or HUB_CALL_FAILED, with 401 when the hub refuses the device. */
export async function moduleKeyAsDevice(
  route: HubRoute,
  ref: DeviceModule,
  credential: DeviceCredential,
  signal: AbortSignal | undefined,
): Promise<Secret> {
  const facts = { hostName: route.hostName, attempts: 1 };
  const shown = await shownAs(credential, route.hostName, ref.deviceId);
  const { status, text } = await get(route, pathOf(ref), shown, signal).catch((error: unknown) => {
    const cause = signal?.aborted ? 'cancelled' : causeOfNetworkError(error);
    throw new HubCallError(failureOfCause(cause, facts), { cause: error });
  });
  if (status === notFound) throw new ExpectedFailure('MODULE_MISSING');
  if (status >= 300) throw new HubCallError(failureOfAnswer(status, text, null, facts));
  const key = identityKeysIn(text)?.primaryKey;
  if (!key) throw new ExpectedFailure('MODULE_WITHOUT_KEY');
  return secretOf(key);
}

/** The version that the agents name. */
function pathOf({ deviceId, moduleId }: DeviceModule): string {
  return `/devices/${encodeURIComponent(deviceId)}/modules/${encodeURIComponent(moduleId)}?api-version=2018-06-30`;
}

interface Shown {
  readonly headers: { readonly authorization?: string };
  readonly tls: { readonly cert?: string; readonly key?: string };
}

async function shownAs(credential: DeviceCredential, hostName: string, deviceId: string): Promise<Shown> {
  if (credential.kind === 'certificate') {
    return { headers: {}, tls: { cert: credential.certificatePem, key: reveal(credential.keyPem) } };
  }
  return { headers: { authorization: await deviceToken(hostName, deviceId, credential.key) }, tls: {} };
}

async function deviceToken(hostName: string, deviceId: string, key: Secret): Promise<string> {
  const { default: common } = await import('azure-iot-common');
  const resource = encodeURIComponent(`${hostName}/devices/${deviceId}`);
  const expiresAtS = Math.floor(Date.now() / 1000) + tokenLifeS;
  return common.SharedAccessSignature.create(resource, '', reveal(key), expiresAtS).toString();
}

function get(
  route: HubRoute,
  path: string,
  { headers, tls }: Shown,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const call = request(
      {
        host: route.gatewayHostName ?? route.hostName,
        path,
        ...tls,
        headers: { host: route.hostName, ...headers, accept: 'application/json' },
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
    call.end();
  });
}
