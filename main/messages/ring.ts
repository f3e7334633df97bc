/** The newest messages, numbered from 1 on; the oldest fall out when there are too many or they hold too much. */

export interface Weighed {
  readonly weightBytes: number;
}

export interface Ring<Item extends Weighed> {
  /** The number it was given. The newest always stays, however large. */
  append(item: Item): number;
  get(number: number): Item | undefined;
  /** Of the oldest that is held; one after the newest when nothing is. */
  first(): number;
  /** Of the newest ever appended; 0 before. */
  last(): number;
  count(): number;
  weightBytes(): number;
}

export interface RingBounds {
  readonly mostItems: number;
  readonly mostBytes: number;
}

/** Places left empty at the front before the list is moved up. */
const mostEmpty = 1024;

export function createRing<Item extends Weighed>(
  { mostItems, mostBytes }: RingBounds,
  onFellOut: (item: Item) => void = () => {},
): Ring<Item> {
  let items: (Item | undefined)[] = [];
  let front = 0;
  let last = 0;
  let weight = 0;

  const count = (): number => items.length - front;
  const dropOldest = (): void => {
    const oldest = items[front];
    items[front] = undefined;
    front += 1;
    if (front >= mostEmpty) {
      items = items.slice(front);
      front = 0;
    }
    if (!oldest) return;
    weight -= oldest.weightBytes;
    onFellOut(oldest);
  };

  return {
    append: (item) => {
      items.push(item);
      last += 1;
      weight += item.weightBytes;
      while (count() > 1 && (count() > mostItems || weight > mostBytes)) dropOldest();
      return last;
    },
    get: (number) => (number > last ? undefined : items[items.length - 1 - (last - number)]),
    first: () => last - count() + 1,
    last: () => last,
    count,
    weightBytes: () => weight,
  };
}
