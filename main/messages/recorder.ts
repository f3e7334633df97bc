/** At most one recording at a time, and how the last one ended. */
import { basename } from 'node:path';
import type { MessagesStatus } from '../../preload/contract';
import type { AboutFact } from '../export';
import { startRecording } from './recording';
import { recordedLine } from './recordingFormat';
import type { TakenMessage } from './takenMessage';

export interface Recorder {
  isRecording(): boolean;
  start(path: string, about: readonly AboutFact[], first: Iterable<TakenMessage>): void;
  write(message: TakenMessage): void;
  /** Resolves when the file is there, or is not. */
  finish(): Promise<void>;
  view(): Pick<MessagesStatus, 'recording' | 'recorded'>;
}

export function createRecorder(onChange: () => void): Recorder {
  let current: {
    readonly fileName: string;
    readonly file: ReturnType<typeof startRecording>;
    messages: number;
  } | null = null;
  let recorded: MessagesStatus['recorded'] = null;

  const write = (message: TakenMessage): void => {
    if (current === null) return;
    current.messages += 1;
    current.file.write(recordedLine(message));
  };
  return {
    isRecording: () => current !== null,
    start: (path, about, first) => {
      const mine = { fileName: basename(path), file: startRecording(path, about), messages: 0 };
      current = mine;
      for (const message of first) write(message);
      void mine.file.done.then((failure) => {
        if (current === mine) current = null;
        const { fileName, messages } = mine;
        recorded = { sequence: (recorded?.sequence ?? 0) + 1, fileName, messages, failure };
        onChange();
      });
    },
    write,
    finish: async () => {
      await current?.file.finish();
    },
    view: () => ({
      recording: current && { fileName: current.fileName, messages: current.messages },
      recorded,
    }),
  };
}
