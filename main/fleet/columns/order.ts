/** Slots in an order, by whole numbers that stand for what they are ordered by. */

/** In an order. */
export type Slots = Uint32Array<ArrayBuffer>;

const digits = 65_536;

/**
 * `slots` by `keyAt`, ascending; those with equal keys stay as they were. Keys are whole, 0 to `mostKey`, which is below
 * 2 to the 48th. A radix sort: it costs the same whatever the keys are, and no comparing.
 */
export function sortedByKey(slots: Slots, keyAt: (slot: number) => number, mostKey: number): Slots {
  const keys = new Float64Array(
    slots.length === 0 ? 0 : slots.reduce((most, slot) => Math.max(most, slot), 0) + 1,
  );
  for (const slot of slots) keys[slot] = keyAt(slot);
  let from = slots;
  for (let weight = 1; weight === 1 || weight <= mostKey; weight *= digits) {
    const to = new Uint32Array(from.length);
    const places = new Uint32Array(digits + 1);
    const digitOf = (slot: number): number => Math.floor((keys[slot] ?? 0) / weight) % digits;
    for (const slot of from) {
      const next = digitOf(slot) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
    for (let digit = 0; digit < digits; digit += 1)
      places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0);
    for (const slot of from) {
      const digit = digitOf(slot);
      const place = places[digit] ?? 0;
      to[place] = slot;
      places[digit] = place + 1;
    }
    from = to;
  }
  return from;
}

/** For each slot its place in the order. */
export function placesIn(order: Slots): Slots {
  const places = new Uint32Array(order.length);
  order.forEach((slot, place) => {
    places[slot] = place;
  });
  return places;
}

/** `more`, itself in any order, put into `sorted`. */
export function mergedOrder(
  sorted: Slots,
  more: Slots,
  compare: (slot: number, other: number) => number,
): Slots {
  const added = more.slice().sort(compare);
  const all = new Uint32Array(sorted.length + added.length);
  let at = 0;
  let addedAt = 0;
  for (let place = 0; place < all.length; place += 1) {
    const [next, nextAdded] = [sorted[at], added[addedAt]];
    const takesAdded = next === undefined || (nextAdded !== undefined && compare(nextAdded, next) < 0);
    all[place] = (takesAdded ? nextAdded : next) ?? 0;
    if (takesAdded) addedAt += 1;
    else at += 1;
  }
  return all;
}
