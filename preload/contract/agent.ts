/** The local agent: runs as a device's `azureiotsecurity` module, in main; the window starts, watches and stops it. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { certificateId } from './deviceCertificates';
import { hubErrors } from './failures';
import { deviceId, instant } from './identity';
import { jsonObject, jsonValue } from './json';
import { registration } from './provisioning';

export const agentState = z.enum([
  'stopped',
  'starting',
  'connecting',
  'connected',
  'reconnecting',
  'stopping',
  'failed',
]);
export type AgentState = z.infer<typeof agentState>;

export const agentPriority = z.enum(['High', 'Low', 'Operational']);

export const agentFailureReason = z.enum([
  'moduleMissing',
  'moduleWithoutKey',
  'deviceWithoutKey',
  'deviceDisabled',
  'certificateRefused',
  'unauthorized',
  'unreachable',
  'tlsUntrusted',
  'displaced',
  'configurationRefused',
  'unexpected',
]);
export type AgentFailureReason = z.infer<typeof agentFailureReason>;

/** What carries the agent's connection: the ports 8883 and 5671, or 443 for those over WebSocket. */
export const agentTransport = z.enum(['mqtt', 'mqttWebSocket', 'amqp', 'amqpWebSocket']);
export type AgentTransport = z.infer<typeof agentTransport>;

export function isOverWebSocket(transport: AgentTransport): boolean {
  return transport === 'mqttWebSocket' || transport === 'amqpWebSocket';
}

/**
 * What the agent shows to be let in as the module; main reads the keys. With `deviceKey` and `deviceCertificate` it asks
 * the hub as the device for the key of its module, as Microsoft's agents do; with `provisioning` it first asks for the hub.
 */
export const agentSignIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moduleKey') }),
  z.object({ kind: z.literal('deviceKey') }),
  z.object({ kind: z.literal('deviceCertificate'), certificateId }),
  z.object({ kind: z.literal('provisioning'), registration }),
]);
export type AgentSignIn = z.infer<typeof agentSignIn>;

/** An HTTP proxy that takes CONNECT. */
export const agentProxy = z.object({
  hostName: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
});
export type AgentProxy = z.infer<typeof agentProxy>;

/** Where the agent looks: on this computer, or on the device, through the SSH connection that is open to it. */
export const agentTarget = z.enum(['thisMachine', 'device']);
export type AgentTarget = z.infer<typeof agentTarget>;

/** Whether it acts as documentation and schema say, or as one of Microsoft's two agents does. */
export const playedAgentName = z.enum(['documented', 'c', 'csharp']);
export type PlayedAgentName = z.infer<typeof playedAgentName>;

/** Whom the agent plays and how it reaches the hub. */
export const agentStart = z
  .object({
    deviceId,
    transport: agentTransport,
    signIn: agentSignIn,
    proxy: agentProxy.nullable(),
    target: agentTarget,
    plays: playedAgentName,
    /** How many times faster its timers run, for a visit; 288 makes five minutes of a day. What is sent stays the same. */
    pace: z.number().int().min(1).max(288),
  })
  .refine(({ transport, proxy }) => proxy === null || isOverWebSocket(transport), {
    error: 'A proxy carries WebSocket only.',
  });
export type AgentStart = z.infer<typeof agentStart>;

export const agentEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('connection'),
    state: agentState,
    reason: agentFailureReason.nullable(),
    /** The transport's own words, without secrets. */
    detail: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('configurationReceived'),
    desiredVersion: z.number().int(),
    accepted: z.boolean(),
    /** Why not, as the agent's ConfigurationError events say it. */
    errors: z.array(z.object({ configurationName: z.string(), errorType: z.string(), message: z.string() })),
  }),
  /** The configuration asks for baseline checks of the site's own, which this agent does not run. */
  z.object({ kind: z.literal('customChecksNotRun') }),
  z.object({ kind: z.literal('configurationReported'), configuration: jsonObject }),
  z.object({
    kind: z.literal('eventCollected'),
    eventId: z.string(),
    name: z.string(),
    priority: agentPriority,
    payloadCount: z.number().int(),
    sizeBytes: z.number().int(),
    event: jsonValue,
  }),
  z.object({
    kind: z.literal('eventDropped'),
    name: z.string(),
    priority: agentPriority,
    reason: z.enum(['cacheFull', 'largerThanMessage']),
  }),
  /** Sampling misses what begins and ends between two looks; the others miss nothing. */
  z.object({ kind: z.literal('collectingWay'), name: z.string(), way: z.enum(['audit', 'log', 'sampling']) }),
  z.object({ kind: z.literal('collectorFailed'), name: z.string(), detail: z.string() }),
  z.object({
    kind: z.literal('messageSent'),
    messageId: z.string(),
    sizeBytes: z.number().int(),
    eventNames: z.array(z.string()),
  }),
  z.object({ kind: z.literal('messageAcknowledged'), messageId: z.string(), tookMs: z.number() }),
  z.object({ kind: z.literal('messageFailed'), messageId: z.string(), detail: z.string() }),
]);
export type AgentEntry = z.infer<typeof agentEntry>;

export const loggedAgentEntry = z.object({ sequence: z.number().int(), at: instant, entry: agentEntry });
export type LoggedAgentEntry = z.infer<typeof loggedAgentEntry>;

export const agentStatus = z.object({
  state: agentState,
  deviceId: deviceId.nullable(),
  /** Of the hub it runs at, whichever is open by now; null until that is known. */
  hostName: z.string().nullable(),
  agentId: z.string().nullable(),
  startedAt: instant.nullable(),
  failure: z.object({ reason: agentFailureReason, detail: z.string().nullable() }).nullable(),
  /** The configuration it runs with now; null before the first twin. */
  configuration: jsonObject.nullable(),
  desiredVersion: z.number().int().nullable(),
  counts: z.object({
    eventsCollected: z.number().int(),
    eventsDropped: z.number().int(),
    eventsWaiting: z.number().int(),
    waitingBytes: z.number().int(),
    messagesSent: z.number().int(),
    messagesAcknowledged: z.number().int(),
    messagesFailed: z.number().int(),
  }),
  /** When the next timer of each kind fires. */
  next: z.object({
    snapshotAt: instant.nullable(),
    highPrioritySendAt: instant.nullable(),
    lowPrioritySendAt: instant.nullable(),
  }),
});
export type AgentStatus = z.infer<typeof agentStatus>;

/** Status and what was logged since the batch before; `skipped` counts entries that fell out of the ring. */
export const agentBatch = z.object({
  status: agentStatus,
  entries: z.array(loggedAgentEntry),
  skipped: z.number().int(),
});
export type AgentBatch = z.infer<typeof agentBatch>;

export const agent = {
  start: oc
    .errors({
      ...hubErrors,
      AGENT_ALREADY_RUNNING: { data: z.object({ deviceId }) },
      MODULE_MISSING: {},
      MODULE_WITHOUT_KEY: {},
      DEVICE_WITHOUT_KEY: {},
      DEVICE_DISABLED: {},
      CERTIFICATE_NOT_HELD: {},
      /** The hub knows the device by a key. */
      DEVICE_TAKES_NO_CERTIFICATE: {},
      /** Of another thumbprint or, below a CA, of another name. */
      CERTIFICATE_NOT_OF_DEVICE: {},
      CERTIFICATE_OUT_OF_DATE: {},
      DEVICE_KEY_NOT_HELD: {},
      REGISTRATION_UNKNOWN: {},
      REGISTRATION_REFUSED: {},
      REGISTRATION_NOT_ASSIGNED: { data: z.object({ status: z.string() }) },
      ASSIGNED_TO_OTHER_HUB: { data: z.object({ hostName: z.string() }) },
      ASSIGNED_AS_OTHER_DEVICE: { data: z.object({ deviceId: z.string() }) },
      SSH_NOT_CONNECTED: {},
    })
    .input(agentStart)
    .output(agentStatus),
  stop: oc.output(agentStatus),
  /** Collects a snapshot and sends what is waiting, without waiting for the timers. */
  sendNow: oc.errors({ AGENT_NOT_RUNNING: {} }).output(agentStatus),
  /** The last entries first, then batches as they come, at most ten a second. */
  watch: oc.output(eventIterator(agentBatch)),
};
