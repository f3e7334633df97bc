/** All that is known of one message, for the window: within bounds, so that nothing it gets is larger than it can show. */
import type { MessageDetails } from '../../preload/contract';
import { decodeBody } from './body';
import { type HeldMessage, judge, takenOf } from './heldMessage';
import type { TakenMessage } from './takenMessage';

const longestBody = 300_000;
const longestTree = 100_000;
const longestProperty = 2_000;

export function detailsOf(
  message: HeldMessage,
  of: { readonly number: number; readonly isBookmarked: boolean },
  isOwnAgent: (taken: TakenMessage, agentId: string) => boolean,
): MessageDetails {
  const taken = takenOf(message);
  const body = decodeBody(taken.body, taken.systemProperties);
  const { isOwn, judgement } = judge(taken, body, isOwnAgent);
  const text = body.kind === 'binary' ? taken.body.toString('base64') : indented(body);
  const { agentId, agentVersion, events, findings } = judgement;
  return {
    row: { ...message.row, ...of },
    partition: message.partition,
    sequenceNumber: String(message.sequenceNumber),
    offset: message.offset,
    agentId,
    agentVersion,
    isOwn,
    systemProperties: cut(taken.systemProperties),
    applicationProperties: cut(taken.applicationProperties),
    json: body.kind === 'json' && body.text.length <= longestTree ? body.json : null,
    body: text.slice(0, longestBody),
    bodyKind: body.kind,
    isCut: text.length > longestBody,
    events: [...events],
    findings: [...findings],
  };
}

function indented(body: Exclude<ReturnType<typeof decodeBody>, { kind: 'binary' }>): string {
  return body.kind === 'json' ? JSON.stringify(body.json, null, 2) : body.text;
}

function cut(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value.length > longestProperty ? `${value.slice(0, longestProperty)}…` : value,
    ]),
  );
}
