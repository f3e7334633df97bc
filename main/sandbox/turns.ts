/**
 * What connections read, done together once for each turn of the event loop: one transaction for all of them, because
 * transactions are most of what a message costs.
 */

export interface Reader {
  /** Within the transaction; never throws. */
  read(): void;
  /** When what was read is kept, so that its acknowledgements may go out; or is not, because the disk refused it. */
  afterwards(isKept: boolean): void;
}

export interface Turns {
  /** Lets the reader read in this turn. */
  add(reader: Reader): void;
  /** Lets all who wait read at once. */
  flush(): void;
}

export function createTurns(together: (work: () => void) => void): Turns {
  let waiting = new Set<Reader>();
  const flush = (): void => {
    if (waiting.size === 0) return;
    const readers = waiting;
    waiting = new Set();
    let isKept = true;
    try {
      together(() => {
        for (const reader of readers) reader.read();
      });
    } catch {
      isKept = false;
    }
    for (const reader of readers) reader.afterwards(isKept);
  };
  return {
    add: (reader) => {
      if (waiting.size === 0) setImmediate(flush);
      waiting.add(reader);
    },
    flush,
  };
}
