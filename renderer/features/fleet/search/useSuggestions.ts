/** What main offers at the cursor of a query, the newest question winning. */
import { useCallback, useMemo, useState } from 'react';
import type { FleetSuggestion } from '../../../../preload/contract';
import { useClient } from '../../../client/ClientProvider';
import { latestWins } from '../../../client/latest';

export interface Suggestions {
  /** Empty while nothing is offered. */
  readonly offered: readonly FleetSuggestion[];
  ask(query: string, cursor: number): void;
  close(): void;
}

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
  const close = useCallback(() => setAnswer({ isOpen: false, offered: none }), []);
  return { offered: answer.isOpen ? answer.offered : none, ask, close };
}
