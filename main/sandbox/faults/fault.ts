/** What can be made to go wrong, for one device or the whole hub, a number of times or for a time. */
import { z } from 'zod';

const longestSeconds = 86_400;
const largestCount = 10_000;
const longestDelayMs = 600_000;
const largestSkewSeconds = 10 * 365 * 86_400;

const effect = z.discriminatedUnion('kind', [
  /** Requests and packets wait that long, in their order. */
  z.strictObject({ kind: z.literal('latency'), delayMs: z.number().int().min(1).max(longestDelayMs) }),
  /** The connection ends where an answer was due. */
  z.strictObject({ kind: z.literal('droppedConnection') }),
  /** The connection stays, and nothing comes over it any more. */
  z.strictObject({ kind: z.literal('halfOpen') }),
  /** 429 ThrottlingException, over AMQP as a refusal; over MQTT the message is not acknowledged and the connection ends. */
  z.strictObject({
    kind: z.literal('throttled'),
    retryAfterSeconds: z.number().int().min(0).max(3600).default(5),
  }),
  /** 503 ServiceUnavailable; over AMQP and MQTT as above. */
  z.strictObject({ kind: z.literal('unavailable') }),
  /** The answer over HTTPS ends in the middle of its body. */
  z.strictObject({ kind: z.literal('truncatedBody') }),
  z.strictObject({ kind: z.literal('wrongCertificate'), of: z.enum(['otherHost', 'otherAuthority']) }),
  z.strictObject({ kind: z.literal('expiredCertificate') }),
  /** The hub's clock is that much ahead, or behind when negative. */
  z.strictObject({
    kind: z.literal('clockSkew'),
    seconds: z.number().int().min(-largestSkewSeconds).max(largestSkewSeconds),
  }),
  /** Queries answer from the registry as it was when the fault was added. */
  z.strictObject({ kind: z.literal('staleQueries') }),
  /** A reported patch is acknowledged with its new version, and forgotten. */
  z.strictObject({ kind: z.literal('lostReported') }),
]);
export type FaultEffect = z.infer<typeof effect>;
export type FaultKind = FaultEffect['kind'];

/** Faults that happen before or beside any device. */
const ofTheWholeHub: readonly FaultKind[] = [
  'wrongCertificate',
  'expiredCertificate',
  'clockSkew',
  'staleQueries',
];

export const faultRequest = z
  .strictObject({
    effect,
    /** Without it: whatever the device, and calls about none. */
    deviceId: z.string().min(1).max(128).optional(),
    /** Happens so many times; without it until the time is over. */
    count: z.number().int().min(1).max(largestCount).optional(),
    /** Ends after so long; without it when it has happened often enough. */
    seconds: z.number().min(0.001).max(longestSeconds).optional(),
  })
  .refine(
    ({ count, seconds }) => count !== undefined || seconds !== undefined,
    'a fault needs count or seconds',
  )
  .refine(
    ({ effect: { kind }, deviceId }) => deviceId === undefined || !ofTheWholeHub.includes(kind),
    'this fault is one of the whole hub: leave deviceId out',
  )
  .refine(
    ({ effect: { kind }, count }) => count === undefined || kind !== 'clockSkew',
    'a clock is read all the time: give clockSkew seconds, not a count',
  );
export type FaultRequest = z.input<typeof faultRequest>;

export interface Fault {
  readonly id: string;
  readonly effect: FaultEffect;
  /** Null for the whole hub. */
  readonly deviceId: string | null;
  /** Null when only time ends it. */
  readonly remaining: number | null;
  /** Null when only its number of times ends it. */
  readonly untilMs: number | null;
}
