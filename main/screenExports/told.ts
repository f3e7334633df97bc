/** Work that tells how far it is, as a stream of the newest it told. */
import { createLatest } from '../latest';

type State<Told> =
  | { readonly kind: 'goesOn'; readonly told: Told }
  | { readonly kind: 'ended'; readonly told: Told }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Tell<Told> = (told: Told) => void;

/** Ends after what the work resolves with, or fails as it does. Who leaves before ends the work, which is over then. */
export async function* told<Told>(
  first: Told,
  work: (tell: Tell<Told>, signal: AbortSignal) => Promise<Told>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Told, void, void> {
  const leaving = new AbortController();
  const ending = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
  const state = createLatest<State<Told>>({ kind: 'goesOn', told: first });
  const over = work((now) => state.set({ kind: 'goesOn', told: now }), ending).then(
    (last) => state.set({ kind: 'ended', told: last }),
    (error: unknown) => state.set({ kind: 'failed', error }),
  );
  try {
    for await (const now of state.watch(ending)) {
      if (now.kind === 'failed') throw now.error;
      yield now.told;
      if (now.kind === 'ended') return;
    }
  } finally {
    leaving.abort();
    await over;
  }
}
