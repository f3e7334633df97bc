/** The messages of one watch or replay: what is held of them, bookmarked, counted, shown, and what a pause hides. */
import type { MessageDetails, MessageFilter, MessageRows, MessageStatistics } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { detailsOf } from './details';
import { apart, type HeldMessage, readMessage, takenOf } from './heldMessage';
import { createBlocks } from './keptBytes';
import { createRing, type RingBounds } from './ring';
import { createStatistics } from './statistics';
import type { TakenMessage } from './takenMessage';
import { createView } from './view';

export interface Board {
  add(message: TakenMessage): void;
  pause(at: Date): void;
  resume(): void;
  /** Throws MESSAGE_GONE and MESSAGE_BOOKMARKS_FULL. */
  bookmark(number: number, isBookmarked: boolean): void;
  /** Throws MESSAGE_GONE. */
  details(number: number): MessageDetails;
  rows(filter: MessageFilter, page: { readonly offset: number; readonly limit: number }): MessageRows;
  statistics(): MessageStatistics;
  /** The oldest first. */
  held(): Iterable<TakenMessage>;
  counts(): BoardCounts;
  /** Grows with all that changes what `rows` answers. */
  revision(): number;
}

export interface BoardCounts {
  readonly received: number;
  readonly held: number;
  readonly heldBytes: number;
  readonly fellOut: number;
  readonly bookmarks: number;
  readonly pause: { readonly since: string; readonly waiting: number; readonly fellOut: number } | null;
}

/** An hour at 5 messages a second, or fewer and larger ones; the rest is the recording's. */
export const boardBounds: RingBounds = { mostItems: 20_000, mostBytes: 64_000_000 };
const mostBookmarks = 200;

export function createBoard(
  isOwnAgent: (taken: TakenMessage, agentId: string) => boolean,
  bounds: RingBounds = boardBounds,
): Board {
  const blocks = createBlocks();
  const ring = createRing<HeldMessage>(bounds, ({ kept }) => blocks.drop(kept));
  const bookmarks = new Map<number, HeldMessage>();
  const statistics = createStatistics();
  const view = createView(ring, bookmarks);
  let paused: { readonly since: string; readonly at: number } | null = null;
  let revision = 0;

  const messageOf = (number: number): HeldMessage => {
    const message = ring.get(number) ?? bookmarks.get(number);
    if (!message) throw new ExpectedFailure('MESSAGE_GONE');
    return message;
  };
  const pauseView = (): BoardCounts['pause'] => {
    if (paused === null) return null;
    const since = ring.last() - paused.at;
    const fellOut = Math.max(0, ring.first() - 1 - paused.at);
    return { since: paused.since, waiting: since - fellOut, fellOut };
  };

  return {
    add: (taken) => {
      const { held, queues } = readMessage(taken, blocks, isOwnAgent);
      ring.append(held);
      statistics.add(held, queues);
      if (paused === null) revision += 1;
    },
    pause: (at) => {
      paused ??= { since: at.toISOString(), at: ring.last() };
      revision += 1;
    },
    resume: () => {
      paused = null;
      revision += 1;
    },
    bookmark: (number, isBookmarked) => {
      const message = messageOf(number);
      if (isBookmarked && !bookmarks.has(number) && bookmarks.size >= mostBookmarks) {
        throw new ExpectedFailure('MESSAGE_BOOKMARKS_FULL');
      }
      if (isBookmarked) bookmarks.set(number, apart(message));
      else bookmarks.delete(number);
      revision += 1;
    },
    details: (number) =>
      detailsOf(messageOf(number), { number, isBookmarked: bookmarks.has(number) }, isOwnAgent),
    rows: (filter, page) => ({
      revision,
      offset: page.offset,
      ...copied(view.rows(filter, paused?.at ?? ring.last(), page)),
    }),
    statistics: statistics.view,
    held: function* () {
      for (let number = ring.first(); number <= ring.last(); number += 1) {
        const message = ring.get(number);
        if (message) yield takenOf(message);
      }
    },
    counts: () => ({
      received: ring.last(),
      held: ring.count(),
      heldBytes: ring.weightBytes(),
      fellOut: ring.last() - ring.count(),
      bookmarks: bookmarks.size,
      pause: pauseView(),
    }),
    revision: () => revision,
  };
}

function copied({
  total,
  rows,
}: {
  readonly total: number;
  readonly rows: readonly MessageRows['rows'][number][];
}) {
  return { total, rows: [...rows] };
}
