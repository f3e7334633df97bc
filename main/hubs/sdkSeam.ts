/** Our transport under the official SDK: the object with `executeApiCall` that its classes call. */
import type { Client, Registry } from 'azure-iothub';
import { HubCallError, unreadable } from './failure';
import type { HubAnswer, HubRequest, HubTransport } from './transport';

type RestApiClient = NonNullable<ConstructorParameters<typeof Registry>[1]>;
type AmqpTransport = ConstructorParameters<typeof Client>[0];
type Done = (error: Error | null, body?: unknown, response?: { statusCode: number; headers: object }) => void;

const defaultTimeoutMs = 30_000;
/** The hub ends a direct method's wait itself; its answer needs time to travel. */
const methodSlackMs = 5_000;

/** `timeout` and `requestOptions` may be missing, so `done` is the last function (azure-iothub dist/common-http/rest_api_client.js). */
function executeApiCall(hostName: string, transport: HubTransport) {
  return (
    method: HubRequest['method'],
    path: string,
    headers: Readonly<Record<string, unknown>> | null,
    body: unknown,
    ...rest: readonly unknown[]
  ): void => {
    const done = rest.findLast((argument): argument is Done => typeof argument === 'function');
    const timeoutMs = rest.find((argument) => typeof argument === 'number');
    if (!done) throw new TypeError('executeApiCall needs a callback.');
    const request: HubRequest = {
      method,
      path,
      headers: Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      body: body === null || body === undefined ? null : JSON.stringify(body),
      timeoutMs: timeoutMs === undefined ? defaultTimeoutMs : timeoutMs + methodSlackMs,
    };
    transport.send(request).then(
      (answer) => hand(answer, hostName, done),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
}

/** The SDK's callback throws on a body it cannot wrap, for example a twin without `deviceId`; its promise would never settle. */
function hand(answer: HubAnswer, hostName: string, done: Done): void {
  try {
    done(null, answer.body, { statusCode: answer.status, headers: answer.headers });
  } catch {
    const facts = { hostName, attempts: 1 };
    done(new HubCallError(unreadable(answer.status, 'The answer is not what was asked for.', facts)));
  }
}

export interface HubSdk {
  readonly registry: Registry;
  readonly client: Client;
}

/** Begins to load the SDK, for a moment in which the program waits for something else. */
export function warmSdk(): void {
  void import('azure-iothub');
}

/** Loaded with the first call, because loading the SDK takes long enough to be felt when the program starts. */
export async function loadSdk(hostName: string, transport: HubTransport): Promise<HubSdk> {
  const { default: iothub } = await import('azure-iothub');
  const api: unknown = { executeApiCall: executeApiCall(hostName, transport) };
  // The SDK declares this parameter as a class with private members, of which it calls only `executeApiCall`.
  const restApiClient = api as RestApiClient;
  // Only the SDK's own REST client would use the signature, yet the constructor wants one.
  const registry = new iothub.Registry({ host: hostName, sharedAccessSignature: 'unused' }, restApiClient);
  // Direct methods, all we use of this class, do not touch its AMQP transport.
  const client = new iothub.Client({} as AmqpTransport, restApiClient);
  return { registry, client };
}
