/** Edits on their way to main: gathered while someone types, sent one after another in the order they were made. */
import type { SecurityTwinView, TwinEdit } from '../../../preload/contract';

/** docs/decisions/0004: an edit goes to main within this time of the last key. */
export const gatherMs = 150;

export interface EditQueue {
  /** Sends the edit after a pause in typing; it replaces a waiting one of the same field just before it. */
  put(edit: TwinEdit): void;
  /** Sends everything now; resolves with false when main refused an edit, which then waits for the next `put` or `flush`. */
  flush(): Promise<boolean>;
  /** Forgets what has not been sent. */
  clear(): void;
}

interface QueueListener {
  send(edit: TwinEdit): Promise<SecurityTwinView>;
  /** The draft is on disk; `left` are the edits that are not in it yet. */
  onKept(view: SecurityTwinView, left: readonly TwinEdit[]): void;
  /** Says whether the edit is worth sending again; one that main will never take is dropped. */
  onFailure(error: unknown): 'keep' | 'drop';
}

export function createEditQueue({ send, onKept, onFailure }: QueueListener): EditQueue {
  let waiting: readonly TwinEdit[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<boolean> | null = null;

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  async function sendAll(): Promise<boolean> {
    for (let [edit] = waiting; edit !== undefined; [edit] = waiting) {
      const sent = edit;
      try {
        const view = await send(sent);
        waiting = waiting.filter((each) => each !== sent);
        onKept(view, waiting);
      } catch (error) {
        // An edit made meanwhile in the same field takes the refused one's place.
        const isReplaced = waiting.some((each) => each !== sent && targetOf(each) === targetOf(sent));
        if (onFailure(error) === 'drop' || isReplaced) waiting = waiting.filter((each) => each !== sent);
        running = null;
        return false;
      }
    }
    running = null;
    return true;
  }

  function flush(): Promise<boolean> {
    stopTimer();
    if (running === null && waiting.length > 0) running = sendAll();
    return running ?? Promise.resolve(true);
  }

  return {
    put(edit) {
      const last = waiting.at(-1);
      const isOnItsWay = running !== null && waiting.length === 1;
      const replaces = last !== undefined && !isOnItsWay && targetOf(last) === targetOf(edit);
      waiting = [...(replaces ? waiting.slice(0, -1) : waiting), edit];
      stopTimer();
      timer = setTimeout(() => void flush(), gatherMs);
    },
    flush,
    clear() {
      stopTimer();
      waiting = [];
    },
  };
}

/** Two edits with the same target overwrite each other. */
export function targetOf(edit: TwinEdit): string {
  switch (edit.kind) {
    case 'json':
      return 'json';
    case 'fix':
      return `fix ${edit.id}`;
    case 'set':
    case 'unset':
      return `property ${edit.property}`;
  }
}
