/** What main offers at the cursor of a query, the newest question winning. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FleetSuggestion } from '../../../../preload/contract';
import { useClient } from '../../../client/ClientProvider';
import { latestWins } from '../../../client/latest';

export interface Suggestions {
  /** Empty while nothing is offered. */
  readonly offered: readonly FleetSuggestion[];
  ask(query: string, cursor: number): void;
  /** The same once the typing pauses, so that the search for the next letter need not wait for it. */
  askSoon(query: string, cursor: number): void;
  close(): void;
}

/** Longer than between two quick key presses, shorter than a person notices. */
const pauseMs = 120;
const none: readonly FleetSuggestion[] = [];

export function useSuggestions(): Suggestions {
  const client = useClient();
  const [answer, setAnswer] = useState<{
    readonly isOpen: boolean;
    readonly offered: readonly FleetSuggestion[];
  }>({ isOpen: false, offered: none });
  const askMain = useMemo(
    () =>
      latestWins(
        (input: { query: string; cursor: number }) => client.fleet.suggest(input),
        (_, offered) => setAnswer(({ isOpen }) => ({ isOpen, offered })),
        // Typing goes on without help when main has none.
        () => setAnswer({ isOpen: false, offered: none }),
      ),
    [client],
  );
  const ask = useCallback(
    (query: string, cursor: number) => {
      setAnswer(({ offered }) => ({ isOpen: true, offered }));
      askMain({ query, cursor });
    },
    [askMain],
  );
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askSoon = useCallback(
    (query: string, cursor: number) => {
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => ask(query, cursor), pauseMs);
    },
    [ask],
  );
  const close = useCallback(() => {
    clearTimeout(waiting.current);
    setAnswer({ isOpen: false, offered: none });
  }, []);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return { offered: answer.isOpen ? answer.offered : none, ask, askSoon, close };
}
