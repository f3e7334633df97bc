/** The mistakes of a query that are worth showing: a word is not wrong while it is still being typed. */
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { FleetFilterError } from '../../../../preload/contract';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { createFleetStore } from '../fleetStore';

/** As long as a person thinks between two letters. */
const typingPauseMs = 900;
const none: readonly FleetFilterError[] = [];

export interface Mistakes {
  readonly mistakes: readonly FleetFilterError[];
  noteTyping(): void;
}

export function useMistakes(inputRef: RefObject<HTMLInputElement | null>): Mistakes {
  const store = useClientStore(createFleetStore);
  const query = useSelected(store.state, (state) => state.query);
  const found = useSelected(store.state, ({ list }) => (list?.query === query ? list.filterErrors : none));
  const [typedAtMs, setTypedAtMs] = useState<number | null>(null);
  useEffect(() => {
    if (typedAtMs === null) return;
    const timer = setTimeout(() => setTypedAtMs(null), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typedAtMs]);
  const noteTyping = useCallback(() => setTypedAtMs(performance.now()), []);
  const cursor = typedAtMs === null ? null : (inputRef.current?.selectionStart ?? null);
  const mistakes = cursor === null ? found : found.filter(({ from, to }) => cursor < from || cursor > to);
  return { mistakes, noteTyping };
}
