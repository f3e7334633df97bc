/** The messages that a filter finds, the newest first. Goes through each message once for as long as the filter stays. */
import type { MessageFilter, MessageRow } from '../../preload/contract';
import { type HeldMessage, holdsText } from './heldMessage';
import type { Ring } from './ring';

export interface MessageView {
  /** Up to this number only, when the list is paused. */
  rows(
    filter: MessageFilter,
    upTo: number,
    page: { readonly offset: number; readonly limit: number },
  ): { readonly total: number; readonly rows: readonly MessageRow[] };
}

/** Bookmarked messages are there when they have fallen out of the ring. */
export function createView(
  ring: Ring<HeldMessage>,
  bookmarks: ReadonlyMap<number, HeldMessage>,
): MessageView {
  let filterKey = '';
  let scanned = 0;
  let found: number[] = [];

  function scan(filter: MessageFilter, upTo: number): void {
    const key = JSON.stringify(filter);
    if (key !== filterKey || upTo < scanned) {
      filterKey = key;
      scanned = 0;
      found = [];
    }
    const first = ring.first();
    const fallen = found.findIndex((number) => number >= first);
    if (fallen !== 0) found = fallen < 0 ? [] : found.slice(fallen);
    const matches = matcher(filter);
    for (let number = Math.max(scanned + 1, first); number <= upTo; number += 1) {
      const message = ring.get(number);
      if (message && matches(message)) found.push(number);
    }
    scanned = Math.max(scanned, upTo);
  }

  return {
    rows: (filter, upTo, { offset, limit }) => {
      scan(filter, upTo);
      const matches = matcher(filter);
      const isShown = ([number, message]: readonly [number, HeldMessage]): boolean =>
        number <= upTo && matches(message);
      const kept = [...bookmarks].filter(isShown).map(([number]) => number);
      const numbers = filter.bookmarkedOnly
        ? kept.sort((a, b) => a - b)
        : [...kept.filter((number) => number < ring.first()).sort((a, b) => a - b), ...found];
      const end = Math.max(0, numbers.length - offset);
      const rows = numbers
        .slice(Math.max(0, end - limit), end)
        .reverse()
        .flatMap((number) => {
          const message = ring.get(number) ?? bookmarks.get(number);
          return message ? [{ ...message.row, number, isBookmarked: bookmarks.has(number) }] : [];
        });
      return { total: numbers.length, rows };
    },
  };
}

function matcher(filter: MessageFilter): (message: HeldMessage) => boolean {
  const deviceId = filter.deviceId.trim().toLowerCase();
  const moduleId = filter.moduleId.trim().toLowerCase();
  const text = filter.text.trim().toLowerCase();
  const { kind, eventName, findings } = filter;
  return (message) => {
    const { row } = message;
    return (
      (kind === null || row.kind === kind) &&
      (eventName === null || row.eventNames.includes(eventName)) &&
      (findings === 'any' || hasFindings(row, findings)) &&
      row.deviceId.toLowerCase().includes(deviceId) &&
      (row.moduleId ?? '').toLowerCase().includes(moduleId) &&
      (text === '' || holdsText(message, text))
    );
  };
}

function hasFindings(
  { notices, warnings }: HeldMessage['row'],
  wanted: 'some' | 'warning' | 'none',
): boolean {
  if (wanted === 'warning') return warnings > 0;
  return wanted === 'some' ? notices + warnings > 0 : notices + warnings === 0;
}
