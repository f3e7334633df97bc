/** Edits on their way to main: one at a time in the order they were made; what is typed meanwhile is gathered. */
import type { SecurityTwinView, TwinEdit } from '../../../preload/contract';

export interface EditQueue {
  /** Sends the edit as soon as none is on its way; it replaces a waiting one of the same field just before it. */
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
      // What one key press or click changes at once goes together.
      timer = setTimeout(() => void flush(), 0);
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
