/** Direct methods: handed to the connected device or module, answered within their time. */
import { z } from 'zod';
import { HubError } from '../hubError';
import type { Identities } from '../identities/identities';
import type { IdentityRef, JsonValue, MethodOutcome } from '../ports';
import type { Sessions } from '../sessions';

export interface MethodCall {
  readonly name: string;
  readonly payload: JsonValue;
  readonly connectMs: number;
  readonly responseMs: number;
}

export interface MethodResponse {
  /** Of the device's own. */
  readonly status: number;
  readonly payload: JsonValue;
}

export interface Methods {
  /** Fails with DeviceNotFound, ModuleNotFound, DeviceNotOnline or GatewayTimeout. */
  invoke(ref: IdentityRef, call: MethodCall): Promise<MethodResponse>;
}

/** Printable US-ASCII without what separates things elsewhere (iot-hub-devguide-direct-methods.md, method invocation). */
const methodName = /^[!#%&'*+\-.0-9A-Z^_`a-z|~]{1,100}$/;
/** Zero is what clients send for no wish of their own. */
const responseSeconds = z.union([z.literal(0), z.number().int().min(5).max(300)]);

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-direct-methods.md; old clients say `timeoutInSeconds`. */
const methodBody = z.looseObject({
  methodName: z.string().regex(methodName),
  payload: z.unknown().optional(),
  responseTimeoutInSeconds: responseSeconds.nullish(),
  timeoutInSeconds: responseSeconds.nullish(),
  connectTimeoutInSeconds: z.number().int().min(0).max(300).nullish(),
});
const defaultResponseSeconds = 30;
const largestPayloadBytes = 128 * 1024;

/** Fails with ArgumentInvalid for what is no direct method. */
export function readMethodCall(body: JsonValue | undefined): MethodCall {
  const parsed = methodBody.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HubError(
      'ArgumentInvalid',
      `BadRequest: the direct method has no good ${String(issue?.path[0] ?? 'form')}.`,
    );
  }
  const { methodName, payload, responseTimeoutInSeconds, timeoutInSeconds, connectTimeoutInSeconds } =
    parsed.data;
  if (Buffer.byteLength(JSON.stringify(payload ?? null)) > largestPayloadBytes) {
    throw new HubError('MessageTooLarge', `The payload has more than ${largestPayloadBytes} bytes.`);
  }
  return {
    name: methodName,
    // Part of a body that came out of JSON.parse.
    payload: (payload ?? null) as JsonValue,
    connectMs: (connectTimeoutInSeconds ?? 0) * 1000,
    responseMs: (responseTimeoutInSeconds || timeoutInSeconds || defaultResponseSeconds) * 1000,
  };
}

const notConnected: MethodOutcome = { kind: 'notOnline' };

export function createMethods(identities: Identities, sessions: Sessions): Methods {
  return {
    invoke: async (ref, { name, payload, connectMs, responseMs }) => {
      identities.find(ref);
      const endOfWaiting = Date.now() + connectMs;
      let session = sessions.of(ref);
      for (;;) {
        const outcome = (await session?.invokeMethod(name, payload, responseMs)) ?? notConnected;
        switch (outcome.kind) {
          case 'answered':
            return { status: outcome.status, payload: outcome.payload };
          case 'timedOut':
            throw new HubError('GatewayTimeout', 'Timed out waiting for the response from device.');
          case 'disconnected':
            throw new HubError('DeviceConnectionClosedRemotely', 'Device unavailable.');
          case 'notOnline': {
            const leftMs = endOfWaiting - Date.now();
            session = leftMs > 0 ? await sessions.next(ref, leftMs) : null;
            if (!session) throw notOnline(connectMs);
          }
        }
      }
    },
  };
}

function notOnline(connectMs: number): HubError {
  return new HubError(
    'DeviceNotOnline',
    connectMs > 0
      ? 'Timed out waiting for device to connect.'
      : 'The operation failed because the requested device is not online.',
  );
}
