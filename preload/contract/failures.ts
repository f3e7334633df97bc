/** The expected ways a call to a hub fails, as the window may learn them: a cause, never a secret. */
import { z } from 'zod';

export const hubFailureCause = z.enum([
  'badRequest',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'preconditionFailed',
  'tooLarge',
  'throttled',
  'serviceError',
  'notImplemented',
  'tlsUntrusted',
  'tlsExpired',
  'tlsWrongHost',
  'hostNotFound',
  'refused',
  'connectionLost',
  'timedOut',
  'cancelled',
  'unreadableAnswer',
]);
export type HubFailureCause = z.infer<typeof hubFailureCause>;

export const hubFailure = z.object({
  cause: hubFailureCause,
  hostName: z.string(),
  /** HTTP status, when the hub answered at all. */
  status: z.number().int().nullable(),
  /** IoT Hub's own code name or number, for example `DeviceNotFound` or `404001`. */
  serviceCode: z.string().nullable(),
  /** The service's own sentence, with anything that looks like a secret removed. */
  serviceMessage: z.string().nullable(),
  /** What Microsoft support asks for. */
  trackingId: z.string().nullable(),
  /** Who issued the certificate that was refused: names an inspecting proxy. */
  certificateIssuer: z.string().nullable(),
  /** How often the call was tried. */
  attempts: z.number().int(),
});
export type HubFailure = z.infer<typeof hubFailure>;

/** Declared on every procedure that talks to a hub. */
export const hubErrors = {
  HUB_CALL_FAILED: { data: hubFailure },
  NO_HUB_OPEN: {},
} as const;
