/** What is kept of a message while it is held: the message in few bytes, and what the list shows of it. */
import type { MessageKind, MessageRow } from '../../preload/contract';
import {
  judgeMessage,
  looksLikeSecurityMessage,
  type MessageJudgement,
  messageBlockBytes,
  type QueueFigures,
} from '../security';
import { type DecodedBody, decodeBody } from './body';
import { type Blocks, bytesOf, type KeptBytes, keptApart, textOf } from './keptBytes';
import type { TakenMessage } from './takenMessage';

export interface HeldMessage extends Pick<TakenMessage, 'partition' | 'sequenceNumber' | 'offset'> {
  /** The properties as JSON, and the body. */
  readonly kept: KeptBytes;
  readonly row: Omit<MessageRow, 'number' | 'isBookmarked'>;
  /** What holding it takes, roughly. */
  readonly weightBytes: number;
}

export interface ReadMessage {
  readonly held: HeldMessage;
  readonly queues: readonly QueueFigures[];
}

/** MicrosoftDocs/azure-docs device-builders how-to-send-security-messages.md. */
const interfaceProperty = 'iothub-interface-id';
const securityInterface = 'urn:azureiot:Security:SecurityAgent:1';
/** Of objects, lists and names, beside the body and the properties. */
const overheadBytes = 1000;
/** Names are written once, however many messages hold them. */
const seenNames = new Map<string, string>();
const mostSeenNames = 500;

/** `isOwn` tells whether an agent of this id is Siteward's own. */
export function readMessage(
  taken: TakenMessage,
  blocks: Pick<Blocks, 'keep'>,
  isOwn: (taken: TakenMessage, agentId: string) => boolean,
): ReadMessage {
  const body = decodeBody(taken.body, taken.systemProperties);
  const { kind, judgement } = judge(taken, body, isOwn);
  const sizeBytes = sizeOf(taken);
  const properties = JSON.stringify([taken.systemProperties, taken.applicationProperties]);
  const warnings = judgement.findings.filter(({ severity }) => severity === 'warning').length;
  return {
    held: {
      partition: taken.partition,
      sequenceNumber: taken.sequenceNumber,
      offset: taken.offset,
      kept: blocks.keep(properties, taken.body),
      row: {
        enqueuedAt: taken.enqueuedAt,
        deviceId: taken.deviceId,
        moduleId: taken.moduleId,
        kind,
        eventNames: [...new Set(judgement.events.map(({ name }) => interned(name)))],
        eventCount: judgement.events.length,
        sizeBytes,
        units: Math.max(1, Math.ceil(sizeBytes / messageBlockBytes)),
        notices: judgement.findings.length - warnings,
        warnings,
      },
      weightBytes: taken.body.length + 2 * properties.length + overheadBytes,
    },
    queues: judgement.queues,
  };
}

/** As it came. */
export function takenOf({ partition, sequenceNumber, offset, kept, row }: HeldMessage): TakenMessage {
  const { enqueuedAt, deviceId, moduleId } = row;
  // As `readMessage` wrote them.
  const [systemProperties, applicationProperties]: readonly Readonly<Record<string, string>>[] = JSON.parse(
    textOf(kept),
  );
  return {
    partition,
    sequenceNumber,
    offset,
    enqueuedAt,
    deviceId,
    moduleId,
    body: bytesOf(kept),
    systemProperties: systemProperties ?? {},
    applicationProperties: applicationProperties ?? {},
  };
}

/** The text is in lower case. */
export function holdsText({ kept }: HeldMessage, text: string): boolean {
  if (bytesOf(kept).toString('utf8').toLowerCase().includes(text)) return true;
  return textOf(kept).toLowerCase().includes(text);
}

/** One that stays when others take its place. */
export function apart(held: HeldMessage): HeldMessage {
  return { ...held, kept: keptApart(held.kept) };
}

export interface JudgedMessage {
  readonly kind: MessageKind;
  readonly isOwn: boolean;
  readonly judgement: MessageJudgement;
}

const nothing: MessageJudgement = {
  agentId: null,
  agentVersion: null,
  events: [],
  queues: [],
  findings: [],
};

/** The micro agent's format is not published, so its messages are shown as they are. */
export function judge(
  taken: TakenMessage,
  body: DecodedBody,
  isOwnAgent: (taken: TakenMessage, agentId: string) => boolean,
): JudgedMessage {
  const json = body.kind === 'json' ? body.json : undefined;
  const isMarked = taken.systemProperties[interfaceProperty] === securityInterface;
  const looksLikeOne = looksLikeSecurityMessage(json);
  if (!isMarked && !looksLikeOne) return { kind: 'other', isOwn: false, judgement: nothing };
  if (taken.moduleId === 'DefenderIotMicroAgent' && !looksLikeOne) {
    return { kind: 'security', isOwn: false, judgement: nothing };
  }
  const agentId = looksLikeOne && typeof json.AgentId === 'string' ? json.AgentId : '';
  const isOwn = isOwnAgent(taken, agentId);
  const priority = taken.applicationProperties.MessagePriority ?? null;
  return {
    kind: isMarked ? 'security' : 'unmarked',
    isOwn,
    judgement: judgeMessage({ json, isMarked, priority, isStrict: isOwn }),
  };
}

/** What IoT Hub counts: the body and the properties of whoever sent it (MicrosoftDocs/azure-docs iot-hub-devguide-pricing.md). */
function sizeOf(taken: TakenMessage): number {
  const own = Object.entries(taken.applicationProperties);
  return (
    taken.body.length + own.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value, 'utf8'), 0)
  );
}

function interned(name: string): string {
  const known = seenNames.get(name);
  if (known !== undefined) return known;
  if (seenNames.size < mostSeenNames) seenNames.set(name, name);
  return name;
}
