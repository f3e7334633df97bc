/** An export that goes on while a person does other things: one at a time, followed to its end or left. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FileProgress } from '../../preload/contract';
import { type Failure, failureOf } from './failure';
import { follow } from './follow';

export interface ExportState {
  /** Null while nothing is exported. */
  readonly progress: FileProgress | null;
  readonly failure: Failure | null;
  /** The newest file; another one is another object. */
  readonly exported: { readonly fileName: string; readonly rowCount: number } | null;
}

export interface ExportStore<Question> {
  readonly state: StoreApi<ExportState>;
  /** Does nothing while an export goes on. */
  start(question: Question): void;
  cancel(): void;
  /** How the last one ended is no news any more. */
  forget(): void;
}

type OpenExport<Question> = (
  question: Question,
  options: { signal: AbortSignal },
) => Promise<AsyncIterable<FileProgress>>;

export function createExportStore<Question>(open: OpenExport<Question>): ExportStore<Question> {
  const nothing: ExportState = { progress: null, failure: null, exported: null };
  const state = createStore<ExportState>()(() => nothing);
  let leave: (() => void) | null = null;

  function end(how: Partial<ExportState>): void {
    leave = null;
    state.setState({ progress: null, ...how });
  }

  return {
    state,
    start(question) {
      if (leave !== null) return;
      state.setState(nothing);
      leave = follow((signal) => open(question, { signal }), {
        onItem: (progress) => {
          const { phase, fileName, rowCount } = progress;
          if (phase === 'done' && fileName !== null) state.setState({ exported: { fileName, rowCount } });
          else state.setState({ progress });
        },
        onEnd: () => end({}),
        onFailure: (error) => {
          const failure = failureOf(error);
          // Closing the dialog is an answer, not a failure.
          const isClosed = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
          end({ failure: isClosed ? null : failure });
        },
      });
    },
    cancel() {
      leave?.();
      end({});
    },
    forget: () => state.setState({ failure: null, exported: null }),
  };
}
