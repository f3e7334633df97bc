/**
 * Where a consumer wants to begin, read from the text of its filter. Pure. Sources: @azure/event-hubs eventPosition.js;
 * older clients say `x-opt-enqueuedtimeutc` and leave the quotes out.
 */
import { sequenceAtOffset } from './places';
import { EventsRefusal } from './refusal';

export type StartPosition =
  | { readonly kind: 'earliest' }
  | { readonly kind: 'latest' }
  /** After the event with this number; `named` is what the client named, for a refusal. */
  | {
      readonly kind: 'after';
      readonly sequence: number;
      readonly named: { readonly what: 'offset' | 'sequence number'; readonly value: string };
    }
  /** After all events up to this time. */
  | { readonly kind: 'afterTime'; readonly timeMs: number };

const longestFilter = 200;
const filter =
  /^\s*amqp\.annotation\.(x-opt-offset|x-opt-sequence-number|x-opt-enqueued-time|x-opt-enqueuedtimeutc)\s*(>=?)\s*(?:'([^']*)'|([^\s']+))\s*$/i;
const wholeNumber = /^-?\d{1,15}$/;

/** Fails with an EventsRefusal for anything but one comparison with a known annotation. */
export function readStartPosition(text: string): StartPosition {
  const [, annotation = '', operator, quoted, bare] =
    (text.length <= longestFilter && filter.exec(text)) || [];
  const value = quoted ?? bare ?? '';
  const isInclusive = operator === '>=';
  const name = annotation.toLowerCase();
  if (name === 'x-opt-offset' && value.toLowerCase() === '@latest') return { kind: 'latest' };
  if (!wholeNumber.test(value)) {
    throw new EventsRefusal('com.microsoft:argument-error', 'The filter of the receiver is not understood.');
  }
  const number = Number(value);
  switch (name) {
    case 'x-opt-offset': {
      if (number < 0) return { kind: 'earliest' };
      const at = sequenceAtOffset(isInclusive ? number - 1 : number);
      return { kind: 'after', sequence: at, named: { what: 'offset', value } };
    }
    case 'x-opt-sequence-number': {
      if (number < 0) return { kind: 'earliest' };
      const sequence = isInclusive ? number - 1 : number;
      return { kind: 'after', sequence, named: { what: 'sequence number', value } };
    }
    default:
      return { kind: 'afterTime', timeMs: isInclusive ? number - 1 : number };
  }
}
