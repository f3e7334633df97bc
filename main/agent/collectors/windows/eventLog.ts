/** Reads the Security log of Windows as `wevtutil` prints it in XML; it takes an administrator. */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { Source } from '../recipe';
import { systemProgram } from './programs';

const mostEvents = 2000;

/** The newest event of these numbers, or those not older than `withinMs`. */
export function securityLog(eventIds: readonly number[], withinMs: number | null): Source {
  const ids = eventIds.map((id) => `EventID=${id}`).join(' or ');
  const within = withinMs === null ? '' : ` and TimeCreated[timediff(@SystemTime) <= ${withinMs}]`;
  return systemProgram(
    'wevtutil.exe',
    [
      'qe',
      'Security',
      `/q:*[System[(${ids})${within}]]`,
      '/f:xml',
      '/rd:true',
      `/c:${withinMs === null ? 1 : mostEvents}`,
    ],
    { asRoot: true },
  );
}

export interface LoggedEvent {
  readonly eventId: number;
  readonly recordId: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, string | undefined>>;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'Event' || name === 'Data',
});

const content = z.string().or(z.object({ '#text': z.string() }).transform((element) => element['#text']));
const loggedEvent = z.object({
  System: z.object({
    EventID: content.pipe(z.string().regex(/^\d{1,6}$/)),
    EventRecordID: content,
    TimeCreated: z.object({ '@SystemTime': z.string() }),
  }),
  EventData: z
    .object({ Data: z.array(z.unknown()).default([]) })
    .or(z.literal(''))
    .optional(),
});
const eventLog = z.object({ Events: z.object({ Event: z.array(z.unknown()).default([]) }) });
const dataElement = z.object({ '@Name': z.string(), '#text': z.string().optional() });

/** `wevtutil` prints one element after the other, without one around them. Elements of another shape are passed over. */
export function parseEventLog(text: string): LoggedEvent[] {
  const all = eventLog.safeParse(parser.parse(`<Events>${text}</Events>`)).data?.Events.Event ?? [];
  return all.flatMap((element): LoggedEvent[] => {
    const event = loggedEvent.safeParse(element).data;
    const at = new Date(event?.System.TimeCreated['@SystemTime'] ?? '');
    if (event === undefined || Number.isNaN(at.getTime())) return [];
    const elements = typeof event.EventData === 'object' ? event.EventData.Data : [];
    const data = elements.flatMap((each): [string, string][] => {
      const named = dataElement.safeParse(each).data;
      return named === undefined ? [] : [[named['@Name'], named['#text'] ?? '']];
    });
    return [
      {
        eventId: Number(event.System.EventID),
        recordId: event.System.EventRecordID,
        at,
        data: Object.fromEntries(data),
      },
    ];
  });
}

/** `0x1a4`; 0 for anything else. */
export function hexNumber(text: string | undefined): number {
  return text !== undefined && /^0x[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text.slice(2), 16) : 0;
}
