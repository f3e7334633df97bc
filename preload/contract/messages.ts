/** Messages of devices, read live from the hub's built-in endpoint or from a recording; main holds them, the window sees pages. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { deviceId, instant } from './identity';
import { jsonValue } from './json';

export const messagesTransport = z.enum(['amqp', 'amqpWebSocket']);
export type MessagesTransport = z.infer<typeof messagesTransport>;

export const messagesProxy = z.object({
  hostName: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
});
export type MessagesProxy = z.infer<typeof messagesProxy>;

/** The hub keeps messages for seven days at most (MicrosoftDocs/azure-docs iot-hub-devguide-messages-read-builtin.md). */
const mostMinutesBack = 7 * 24 * 60;

export const messagesStart = z
  .object({
    /** Null for all devices. */
    deviceId: deviceId.nullable(),
    transport: messagesTransport,
    /** An HTTP proxy that takes CONNECT. */
    proxy: messagesProxy.nullable(),
    /** Of 1 to 50 letters, digits, `.`, `_` and `-` (azure-resource-manager resource-name-rules.md), and `$Default`. */
    consumerGroup: z.string().regex(/^\$?[A-Za-z0-9._-]{1,50}$/),
    /** 0 for those that come from now on. */
    minutesBack: z.number().int().min(0).max(mostMinutesBack),
  })
  .refine(({ transport, proxy }) => proxy === null || transport === 'amqpWebSocket', {
    error: 'A proxy carries WebSocket only.',
  });
export type MessagesStart = z.infer<typeof messagesStart>;

export const messagesState = z.enum([
  'stopped',
  'connecting',
  'watching',
  'reconnecting',
  'replaying',
  'failed',
]);
export type MessagesState = z.infer<typeof messagesState>;

export const messagesFailureReason = z.enum([
  'unauthorized',
  'noConsumerGroup',
  'consumerGroupTaken',
  'tlsUntrusted',
  'unreachable',
  /** A line of it is no message; `detail` is its number. */
  'damagedRecording',
  'unreadableRecording',
  'unexpected',
]);
export type MessagesFailureReason = z.infer<typeof messagesFailureReason>;

export const messagesStatus = z.object({
  state: messagesState,
  /** What is watched, or was last; null before, and while a recording is replayed. */
  start: messagesStart.nullable(),
  /** The hub that messages come from; of a recording, that it was made at. */
  hostName: z.string().nullable(),
  /** The recording that is replayed, or was. */
  replayed: z.string().nullable(),
  /** Why it failed or connects again; `detail` in the other side's own words, without secrets. */
  failure: z.object({ reason: messagesFailureReason, detail: z.string().nullable() }).nullable(),
  /** When the next try to connect is made. */
  nextTryAt: instant.nullable(),
  /** How often the connection was lost and made again. */
  reconnects: z.number().int(),
  partitions: z.number().int().nullable(),
  /** Taken since the start, and passed over because another device sent them. */
  received: z.number().int(),
  passedOver: z.number().int(),
  held: z.number().int(),
  heldBytes: z.number().int(),
  /** Of those received, how many are no longer held. */
  fellOut: z.number().int(),
  bookmarks: z.number().int(),
  /** How many came since the list was paused, and how many of those fell out before anyone saw them. */
  pause: z.object({ since: instant, waiting: z.number().int(), fellOut: z.number().int() }).nullable(),
  recording: z.object({ fileName: z.string(), messages: z.number().int() }).nullable(),
  /** The newest finished recording; `sequence` grows with each. `failure` in the system's words when there is no file. */
  recorded: z
    .object({
      sequence: z.number().int(),
      fileName: z.string(),
      messages: z.number().int(),
      failure: z.string().nullable(),
    })
    .nullable(),
});
export type MessagesStatus = z.infer<typeof messagesStatus>;

/** `revision` grows whenever there are other messages to show. */
export const messagesBatch = z.object({ status: messagesStatus, revision: z.number().int() });
export type MessagesBatch = z.infer<typeof messagesBatch>;

/** `security`: marked as security message; `unmarked`: looks like one, but Defender for IoT ignores it; `other`: the rest. */
export const messageKind = z.enum(['security', 'unmarked', 'other']);
export type MessageKind = z.infer<typeof messageKind>;

export const messageFindingCode = z.enum([
  'notMarked',
  'notJson',
  'notAnObject',
  'missing',
  'unknownKey',
  'wrongType',
  'wrongValue',
  'noPayload',
  'unknownEvent',
  'nameless',
  'aggregatedCategory',
  'hitCountNumber',
  'numericPort',
  'configurationAccepted',
  'operationalQueue',
  'timeWithoutOffset',
  'otherCase',
]);
export type MessageFindingCode = z.infer<typeof messageFindingCode>;

/** `notice`: what Microsoft's own agents are known to send against the schema, or documentation shows. */
export const messageFindingSeverity = z.enum(['notice', 'warning']);
export type MessageFindingSeverity = z.infer<typeof messageFindingSeverity>;

export const messageFinding = z.object({
  code: messageFindingCode,
  severity: messageFindingSeverity,
  /** A JSON pointer into the body; empty for the message. */
  path: z.string(),
  /** What stands there, cut when long. */
  found: z.string().nullable(),
  /** What the schema wants there. */
  expected: z.string().nullable(),
});
export type MessageFinding = z.infer<typeof messageFinding>;

export const messageFilter = z.object({
  /** In the body or the properties, whatever the case. */
  text: z.string().max(200),
  /** A part of it. */
  deviceId: z.string().max(128),
  moduleId: z.string().max(128),
  kind: messageKind.nullable(),
  eventName: z.string().max(64).nullable(),
  findings: z.enum(['any', 'some', 'warning', 'none']),
  bookmarkedOnly: z.boolean(),
});
export type MessageFilter = z.infer<typeof messageFilter>;

export const messageRow = z.object({
  number: z.number().int(),
  enqueuedAt: instant,
  deviceId: z.string(),
  moduleId: z.string().nullable(),
  kind: messageKind,
  /** Each name once. */
  eventNames: z.array(z.string()),
  eventCount: z.number().int(),
  sizeBytes: z.number().int(),
  /** Of 4 KB, in which IoT Hub counts. */
  units: z.number().int(),
  notices: z.number().int(),
  warnings: z.number().int(),
  isBookmarked: z.boolean(),
});
export type MessageRow = z.infer<typeof messageRow>;

/** Rows of a filter, the newest first; `revision` as in the batch that was current. */
export const messageRows = z.object({
  revision: z.number().int(),
  total: z.number().int(),
  offset: z.number().int(),
  rows: z.array(messageRow),
});
export type MessageRows = z.infer<typeof messageRows>;

export const messageEvent = z.object({
  name: z.string(),
  category: z.string().nullable(),
  eventType: z.string().nullable(),
  id: z.string().nullable(),
  at: z.string().nullable(),
  payloadCount: z.number().int(),
  /** Of the module twin: the first decides whether and how soon it is sent, the others when it is made or merged. */
  properties: z.array(z.string()),
});
export type MessageEvent = z.infer<typeof messageEvent>;

const texts = z.record(z.string(), z.string());

export const messageDetails = z.object({
  row: messageRow,
  partition: z.string(),
  sequenceNumber: z.string(),
  offset: z.string(),
  agentId: z.string().nullable(),
  agentVersion: z.string().nullable(),
  /** Whether Siteward's own agent sent it, which is held to the schema without mercy. */
  isOwn: z.boolean(),
  systemProperties: texts,
  applicationProperties: texts,
  /** Null when it is no JSON, or too long to show. */
  json: jsonValue.nullable(),
  /** The body, indented when it is JSON; base64 for bytes that are no text. Cut when long. */
  body: z.string(),
  bodyKind: z.enum(['json', 'text', 'binary']),
  isCut: z.boolean(),
  events: z.array(messageEvent),
  findings: z.array(messageFinding),
});
export type MessageDetails = z.infer<typeof messageDetails>;

export const messageStatistics = z.object({
  /** By minute, the oldest first; minutes in which nothing came are there with zeros. */
  minutes: z.array(
    z.object({
      at: instant,
      messages: z.number().int(),
      bytes: z.number().int(),
      units: z.number().int(),
      dropped: z.number().int(),
    }),
  ),
  /** What agents say about their own queues in DroppedEventsStatistics. */
  queues: z.array(
    z.object({
      deviceId: z.string(),
      queue: z.string(),
      collected: z.number(),
      dropped: z.number(),
    }),
  ),
});
export type MessageStatistics = z.infer<typeof messageStatistics>;

const number = z.number().int();
const fileErrors = {
  NOTHING_CHOSEN: {},
  FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
} as const;

export const messages = {
  /** Ends what was watched or replayed before, and forgets its messages. */
  start: oc
    .errors({ ...hubErrors, HUB_UNKNOWN: {}, CREDENTIAL_MISSING: {}, SANDBOX_NOT_RUNNING: {} })
    .input(messagesStart)
    .output(messagesStatus),
  /** What is held stays. */
  stop: oc.output(messagesStatus),
  /** Keeps the list as it is while messages go on coming. */
  pause: oc.output(messagesStatus),
  resume: oc.output(messagesStatus),
  /** At once with the state as it is, then whenever something changed, four times a second at most. */
  watch: oc.output(eventIterator(messagesBatch)),
  rows: oc
    .input(
      z.object({
        filter: messageFilter,
        offset: z.number().int().min(0),
        limit: z.number().int().min(0).max(500),
      }),
    )
    .output(messageRows),
  details: oc.errors({ MESSAGE_GONE: {} }).input(z.object({ number })).output(messageDetails),
  statistics: oc.output(messageStatistics),
  /** Bookmarked messages stay until they are forgotten, whatever falls out. */
  bookmark: oc
    .errors({ MESSAGE_GONE: {}, MESSAGE_BOOKMARKS_FULL: {} })
    .input(z.object({ number, isBookmarked: z.boolean() }))
    .output(messagesStatus),
  /** Begins to write what comes, and first what is held if wanted, to a file that is there once `stopRecording` was called. */
  record: oc
    .errors(fileErrors)
    .input(z.object({ withHeld: z.boolean() }))
    .output(messagesStatus),
  stopRecording: oc.output(messagesStatus),
  /** Ends what was watched and takes messages from a recording: all at once, or as they came, so many times faster. */
  replay: oc
    .errors({ NOTHING_CHOSEN: {}, MESSAGES_UNREADABLE: {} })
    .input(z.object({ pace: z.union([z.literal('atOnce'), z.number().int().min(1).max(1000)]) }))
    .output(messagesStatus),
};
