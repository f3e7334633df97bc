/** Searches a fleet's columns: what a filter selects, in an order, with the counts of its parts. */
import type { FleetFacets, FleetSort } from '../../../preload/contract';
import { type Filter, parseFilter, type Term } from '../filter';
import { type Bits, countBits, eachBit, hasBit, intersect } from './bits';
import { createFacets } from './facets';
import type { FleetColumns } from './fleetColumns';
import { placesIn, type Slots, sortedByKey } from './order';
import { slotsOfTerm } from './select';

export interface Found {
  readonly filter: Filter;
  readonly slots: Bits;
  readonly matchCount: number;
  readonly facets: FleetFacets;
}

export interface ColumnSearch {
  find(query: string, nowMs: number): Found;
  /** The slots at these places of the order. */
  window(found: Found, sort: FleetSort, offset: number, limit: number): number[];
  /** Forgets what it remembers of the columns; to be called when they change. */
  forget(): void;
}

const mostRemembered = 8;
/** Where fewer than one device in so many is found, sorting these is quicker than going through the order for them. */
const fewOf = 32;
/** Of a million devices an order is four megabytes. */
const mostOrders = 2;
/** Terms about ages mean something else as time goes by. */
const ageHoldsMs = 60_000;

export function createColumnSearch(columns: FleetColumns): ColumnSearch {
  const foundByQuery = new Map<string, { readonly at: number; readonly found: Found }>();
  const slotsByTerm = new Map<string, { readonly at: number; readonly slots: Bits }>();
  const orders = new Map<string, Slots>();
  const facets = createFacets(columns);
  /** Of the order that was asked for last. */
  let places: { readonly order: Slots; readonly bySlot: Uint32Array } | null = null;

  function slotsOf(term: Term, nowMs: number): Bits {
    const key = JSON.stringify([term.condition, term.isNegated]);
    const known = slotsByTerm.get(key);
    if (known && isFresh(known.at, nowMs)) return known.slots;
    const slots = slotsOfTerm(columns, term, nowMs);
    remember(slotsByTerm, key, { at: nowMs, slots }, mostRemembered);
    return slots;
  }

  function find(query: string, nowMs: number): Found {
    const known = foundByQuery.get(query);
    if (known && isFresh(known.at, nowMs)) return known.found;
    const filter = parseFilter(query);
    const terms = filter.terms.map((term) => ({ term, slots: slotsOf(term, nowMs) }));
    const slots = terms.reduce((all, term) => intersect(all, term.slots), columns.present().slice());
    const found = { filter, slots, matchCount: countBits(slots), facets: facets.of(terms) };
    remember(foundByQuery, query, { at: nowMs, found }, mostRemembered);
    return found;
  }

  function orderOf({ by, direction }: FleetSort): Slots {
    const byId = columns.slotsById();
    if (by === 'deviceId') return byId;
    const key = `${direction} ${by}`;
    const known = orders.get(key);
    if (known) return known;
    const { keyAt, mostKey } = keysOf(columns, by);
    const order = sortedByKey(
      byId,
      direction === 'ascending' ? keyAt : (slot) => mostKey - keyAt(slot),
      mostKey,
    );
    remember(orders, key, order, mostOrders);
    return order;
  }

  /** The places of few slots in the order, ascending. */
  function placesOf(order: Slots, slots: Bits, matchCount: number): Uint32Array {
    places = places?.order === order ? places : { order, bySlot: placesIn(order) };
    const { bySlot } = places;
    const found = new Uint32Array(matchCount);
    let at = 0;
    eachBit(slots, (slot) => {
      found[at] = bySlot[slot] ?? 0;
      at += 1;
    });
    return found.sort();
  }

  return {
    find,
    window: ({ slots, matchCount }, sort, offset, limit) => {
      const order = orderOf(sort);
      const isBackwards = sort.by === 'deviceId' && sort.direction === 'descending';
      const end = Math.min(offset + limit, matchCount);
      if (matchCount * fewOf < order.length) {
        const found = placesOf(order, slots, matchCount);
        const last = matchCount - 1;
        return Array.from(
          { length: Math.max(0, end - offset) },
          (_, at) => order[found[isBackwards ? last - offset - at : offset + at] ?? 0] ?? 0,
        );
      }
      const window: number[] = [];
      for (let at = 0, place = 0; at < order.length && place < end; at += 1) {
        const slot = order[isBackwards ? order.length - 1 - at : at] ?? 0;
        if (!hasBit(slots, slot)) continue;
        if (place >= offset) window.push(slot);
        place += 1;
      }
      return window;
    },
    forget: () => {
      foundByQuery.clear();
      slotsByTerm.clear();
      orders.clear();
      facets.forget();
      places = null;
    },
  };
}

function isFresh(atMs: number, nowMs: number): boolean {
  return nowMs >= atMs && nowMs - atMs < ageHoldsMs;
}

function remember<Value>(known: Map<string, Value>, key: string, value: Value, most: number): void {
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

interface OrderKeys {
  readonly keyAt: (slot: number) => number;
  readonly mostKey: number;
}

function keysOf(columns: FleetColumns, by: FleetSort['by']): OrderKeys {
  const { choices, times, site, texts } = columns;
  switch (by) {
    case 'lastActivityTime':
    case 'readAt': {
      // Before 1970 no hub was active: 0 stands for never.
      const keyAt = (slot: number): number => Math.max(0, (times[by].msAt(slot) || -1) + 1);
      let mostKey = 0;
      for (let slot = 0; slot < columns.slotCount(); slot += 1) mostKey = Math.max(mostKey, keyAt(slot));
      return { keyAt, mostKey };
    }
    case 'site':
      return site.orderKeys();
    case 'deviceId':
      return { keyAt: () => 0, mostKey: 0 };
    case 'connectionState':
    case 'status':
    case 'securityModule':
    case 'verdict':
    case 'drift':
    case 'authenticationType':
      return choiceKeys(choices[by]);
    default:
      return texts.get(`tags.${by.slice('tag.'.length)}`)?.orderKeys() ?? { keyAt: () => 0, mostKey: 0 };
  }
}

function choiceKeys(column: {
  readonly values: readonly string[];
  readonly codeAt: (slot: number) => number;
}): OrderKeys {
  const inOrder = [...column.values].sort();
  const ranks = column.values.map((value) => inOrder.indexOf(value));
  return { keyAt: (slot) => ranks[column.codeAt(slot)] ?? 0, mostKey: inOrder.length };
}
