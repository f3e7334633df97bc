/**
 * A security message held against Microsoft's published schemas. Whoever is strict takes what breaks them for a fault;
 * otherwise what Microsoft's own agents are known to send against them is a notice.
 */
import type { JsonObject, JsonValue, MessageEvent, MessageFinding } from '../../../preload/contract';
import { type Findings, gatherFindings } from './findings';
import { governingProperties } from './governing';
import { isObject, isOfKind, judgePayload } from './judgePayload';
import { type EventShape, eventShapeOf } from './shapes';

/** What an agent says of one of its queues. */
export interface QueueFigures {
  readonly queue: string;
  readonly collected: number;
  readonly dropped: number;
}

export interface MessageJudgement {
  readonly agentId: string | null;
  readonly agentVersion: string | null;
  readonly events: readonly MessageEvent[];
  readonly queues: readonly QueueFigures[];
  readonly findings: readonly MessageFinding[];
}

export interface MessageToJudge {
  /** Undefined when the body is no JSON. */
  readonly json: JsonValue | undefined;
  readonly isMarked: boolean;
  /** `MessagePriority`, which the C# agent writes beside the body. */
  readonly priority: string | null;
  readonly isStrict: boolean;
}

const envelopeKeys = ['AgentVersion', 'AgentId', 'MessageSchemaVersion', 'Events'];
const eventKeys = [
  'Id',
  'TimestampLocal',
  'TimestampUTC',
  'Category',
  'Name',
  'EventType',
  'IsEmpty',
  'PayloadSchemaVersion',
  'Payload',
];
const mostEvents = 200;

/** Whether a body looks like a message of the classic agents, marked or not. */
export function looksLikeSecurityMessage(json: JsonValue | undefined): json is JsonObject {
  return isObject(json) && Array.isArray(json.Events) && 'AgentId' in json;
}

export function judgeMessage({ json, isMarked, priority, isStrict }: MessageToJudge): MessageJudgement {
  const findings = gatherFindings(isStrict);
  const nothing = { agentId: null, agentVersion: null, events: [], queues: [] };
  if (!isMarked) findings.add('notMarked', '');
  if (json === undefined) {
    findings.add('notJson', '');
    return { ...nothing, findings: findings.all() };
  }
  if (!isObject(json)) {
    findings.add('notAnObject', '', json);
    return { ...nothing, findings: findings.all() };
  }
  judgeKeys(json, envelopeKeys, '', findings);
  judgeValue(json.AgentVersion, 'text', '/AgentVersion', findings);
  judgeValue(json.AgentId, 'guid', '/AgentId', findings);
  judgeValue(json.MessageSchemaVersion, ['1.0'], '/MessageSchemaVersion', findings);
  const list = json.Events;
  if (list !== undefined && (!Array.isArray(list) || list.length === 0)) {
    findings.add('wrongType', '/Events', list, 'array');
  }
  const all = Array.isArray(list) ? list : [];
  const knownPriority = priority === 'High' || priority === 'Low' ? priority : null;
  const events = all.map((event, at) => judgeEvent(event, `/Events/${at}`, knownPriority, findings));
  return {
    agentId: textIn(json.AgentId),
    agentVersion: textIn(json.AgentVersion),
    events: events.slice(0, mostEvents),
    queues: all.flatMap(queuesIn),
    findings: findings.all(),
  };
}

function judgeEvent(
  event: JsonValue,
  path: string,
  priority: 'High' | 'Low' | null,
  findings: Findings,
): MessageEvent {
  if (!isObject(event)) {
    findings.add('wrongType', path, event, 'object');
    return {
      name: '',
      category: null,
      eventType: null,
      id: null,
      at: null,
      payloadCount: 0,
      properties: [],
    };
  }
  judgeKeys(event, eventKeys, path, findings);
  const name = textIn(event.Name) ?? '';
  const shape = eventShapeOf(name);
  const payload = Array.isArray(event.Payload) ? event.Payload : [];
  if (name === '') findings.add('nameless', `${path}/Name`, event.Name);
  else if (shape === null) findings.add('unknownEvent', `${path}/Name`, name);
  judgeValue(event.Id, 'guid', `${path}/Id`, findings);
  judgeTime(event.TimestampUTC, `${path}/TimestampUTC`, findings);
  judgeTime(event.TimestampLocal, `${path}/TimestampLocal`, findings);
  judgeValue(event.PayloadSchemaVersion, ['1.0'], `${path}/PayloadSchemaVersion`, findings);
  judgeValue(event.IsEmpty, 'boolean', `${path}/IsEmpty`, findings);
  if (event.Payload !== undefined && !Array.isArray(event.Payload)) {
    findings.add('wrongType', `${path}/Payload`, event.Payload, 'array');
  }
  if (shape !== null) judgeContent(event, shape, payload, path, findings);
  return {
    name,
    category: textIn(event.Category),
    eventType: textIn(event.EventType),
    id: textIn(event.Id),
    at: textIn(event.TimestampUTC),
    payloadCount: payload.length,
    properties: [...governingProperties(name, priority)],
  };
}

function judgeContent(
  event: JsonObject,
  shape: EventShape,
  payload: readonly JsonValue[],
  path: string,
  findings: Findings,
): void {
  const name = textIn(event.Name) ?? '';
  const isAggregated = event.Category === 'Aggregated';
  judgeValue(event.EventType, [shape.eventType], `${path}/EventType`, findings);
  if (isAggregated) findings.add('aggregatedCategory', `${path}/Category`, 'Aggregated', shape.category);
  else judgeValue(event.Category, [shape.category], `${path}/Category`, findings);
  if (payload.length === 0 && Array.isArray(event.Payload)) {
    if (name === 'ConfigurationError') findings.add('configurationAccepted', path);
    else if (shape.category !== 'Periodic' || event.IsEmpty !== true)
      findings.add('noPayload', `${path}/Payload`);
  }
  payload.forEach((entry, at) => {
    judgePayload(name, shape.payload, entry, `${path}/Payload/${at}`, isAggregated, findings);
  });
}

function judgeKeys(object: JsonObject, known: readonly string[], path: string, findings: Findings): void {
  for (const key of known) if (!Object.hasOwn(object, key)) findings.add('missing', `${path}/${key}`);
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) findings.add('unknownKey', `${path}/${key}`);
  }
}

function judgeValue(
  value: JsonValue | undefined,
  kind: Parameters<typeof isOfKind>[0],
  path: string,
  findings: Findings,
): void {
  if (value === undefined || isOfKind(kind, value)) return;
  if (typeof kind !== 'string') findings.add('wrongValue', path, value, kind.join(', '));
  else if (kind === 'guid' && typeof value === 'string') findings.add('wrongValue', path, value, 'GUID');
  else findings.add('wrongType', path, value, kind === 'boolean' ? 'boolean' : 'string');
}

const time = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(Z|z|[+-]\d\d:\d\d)?$/;

/** The C# agent writes no offset; Microsoft's samples have a space before the time of day. */
function judgeTime(value: JsonValue | undefined, path: string, findings: Findings): void {
  if (value === undefined) return;
  const match = typeof value === 'string' ? time.exec(value) : null;
  if (match === null) findings.add('wrongValue', path, value, 'RFC 3339');
  else if (match[1] === undefined || match[0].includes(' ')) {
    findings.add('timeWithoutOffset', path, value, 'RFC 3339');
  }
}

function queuesIn(event: JsonValue): QueueFigures[] {
  if (!isObject(event) || event.Name !== 'DroppedEventsStatistics' || !Array.isArray(event.Payload)) {
    return [];
  }
  return event.Payload.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { Queue: queue, CollectedEvents: collected, DroppedEvents: dropped } = entry;
    const isTold = typeof queue === 'string' && typeof collected === 'number' && typeof dropped === 'number';
    return isTold ? [{ queue, collected, dropped }] : [];
  });
}

function textIn(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
