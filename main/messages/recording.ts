/** Messages written to a file as they come; the file is there when the recording is ended, and only then. */
import type { JsonObject } from '../../preload/contract';
import { type AboutFact, jsonLinesText } from '../export';
import { streamFile } from '../savedFiles';

export interface Recording {
  write(line: JsonObject): void;
  /** What is waiting is still written. Resolves when `done` does. */
  finish(): Promise<void>;
  /** Leaves no file. */
  abandon(): Promise<void>;
  /** Resolves with the system's words when there is no file, with null when there is. */
  readonly done: Promise<string | null>;
}

/** A disk that is further behind than this never catches up. */
const mostWaiting = 20_000;

export function startRecording(path: string, about: readonly AboutFact[]): Recording {
  let waiting: JsonObject[] = [];
  let isOver = false;
  let problem: Error | null = null;
  let wake = (): void => {};

  async function* portions(): AsyncGenerator<readonly JsonObject[], void, void> {
    for (;;) {
      if (problem !== null) throw problem;
      if (waiting.length > 0) {
        const portion = waiting;
        waiting = [];
        yield portion;
      } else if (isOver) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  async function run(): Promise<string | null> {
    const chunks = jsonLinesText(about, portions());
    try {
      for await (const _ of streamFile({ path, chunks, readers: 'private', mayReplace: true }));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      isOver = true;
      waiting = [];
    }
  }
  const done = run();
  return {
    done,
    write: (line) => {
      if (isOver) return;
      waiting.push(line);
      if (waiting.length > mostWaiting) problem = new Error('The disk is slower than the messages.');
      wake();
    },
    finish: async () => {
      isOver = true;
      wake();
      await done;
    },
    abandon: async () => {
      problem = new Error('The recording was left.');
      wake();
      await done;
    },
  };
}
