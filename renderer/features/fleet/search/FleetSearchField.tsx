/** One field for free text and terms such as `site:Bilbao`: completed as they are typed, mistakes marked where they stand. */
import { mergeClasses } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import {
  type KeyboardEvent,
  type RefObject,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetSuggestion } from '../../../../preload/contract';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { createFleetStore } from '../fleetStore';
import { FilterMistakes } from './FilterMistakes';
import { querySegments } from './querySegments';
import { optionId, SuggestionList } from './SuggestionList';
import { useSearchFieldStyles } from './searchFieldStyles';
import { useMistakes } from './useMistakes';
import { useSuggestions } from './useSuggestions';

export interface FleetSearchActions {
  /** Puts this query into the field, ready to be completed at its end. */
  complete(query: string): void;
}

interface FleetSearchFieldProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly actions: RefObject<FleetSearchActions | null>;
  /** Enter, when it takes no suggestion. */
  readonly onEnter: () => void;
}

export function FleetSearchField({ inputRef, actions, onEnter }: FleetSearchFieldProps) {
  const { t } = useTranslation('fleet');
  const styles = useSearchFieldStyles();
  const store = useClientStore(createFleetStore);
  const query = useSelected(store.state, (state) => state.query);
  const { mistakes, noteTyping } = useMistakes(inputRef);
  const { offered, ask, askSoon, close } = useSuggestions();
  const [active, setActive] = useState<string | null>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const nextCursor = useRef<number | null>(null);
  const listId = useId();
  const mistakesId = useId();
  const isOpen = offered.length > 0;
  // By what it inserts, so that it stays the active one when the next answer offers it too.
  const activeIndex = offered.findIndex(({ insert }) => insert === active);

  useImperativeHandle(actions, () => ({
    complete(value) {
      inputRef.current?.focus();
      nextCursor.current = value.length;
      type(value, value.length);
    },
  }));
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (input === null) return;
    if (nextCursor.current !== null) input.setSelectionRange(nextCursor.current, nextCursor.current);
    nextCursor.current = null;
    followScroll();
  });

  function followScroll(): void {
    if (mirror.current && inputRef.current) mirror.current.scrollLeft = inputRef.current.scrollLeft;
  }

  function closeList(): void {
    setActive(null);
    close();
  }

  function type(value: string, cursor: number): void {
    noteTyping();
    store.showQuery(value);
    if (value === '') closeList();
    else askSoon(value, cursor);
  }

  function take({ from, to: offeredTo, insert, kind }: FleetSuggestion): void {
    // More of the word may have been typed since this was offered.
    const to = Math.max(offeredTo, inputRef.current?.selectionStart ?? 0);
    setActive(null);
    const isValueAtEnd = kind === 'value' && query.slice(to).trim() === '';
    const put = isValueAtEnd ? `${insert} ` : insert;
    const value = query.slice(0, from) + put + query.slice(to).replace(isValueAtEnd ? /^\s+/ : '', '');
    nextCursor.current = from + put.length;
    store.showQuery(value);
    if (kind === 'value') closeList();
    else ask(value, from + put.length);
    inputRef.current?.focus();
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const { value, selectionStart } = event.currentTarget;
    const suggestion = offered[activeIndex];
    if (key === 'Escape') {
      if (!isOpen && value === '') return;
      if (!isOpen) store.showQuery('');
      // Also what is still on its way for a query that is gone.
      closeList();
    } else if (key === 'Enter') {
      if (suggestion) take(suggestion);
      else {
        closeList();
        onEnter();
      }
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!isOpen && key === 'ArrowDown') ask(value, selectionStart ?? value.length);
      // One place more than there are options: the field itself.
      const step = key === 'ArrowDown' ? 1 : -1;
      const places = offered.length + 1;
      if (isOpen) setActive(offered[((activeIndex + 1 + step + places) % places) - 1]?.insert ?? null);
    } else return;
    event.preventDefault();
  }

  return (
    <div className={styles.field}>
      <div className={styles.box}>
        <Search20Regular className={styles.icon} aria-hidden />
        <div className={styles.typed}>
          <div ref={mirror} className={styles.mirror} aria-hidden>
            {querySegments(query, mistakes).map(({ from, text: letters, isTerm, isMistake }) => (
              <span
                key={from}
                data-mistake={isMistake || undefined}
                className={mergeClasses(isTerm && styles.term, isMistake && styles.mistake)}
              >
                {letters}
              </span>
            ))}
          </div>
          <input
            ref={inputRef}
            aria-label={t('search')}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={activeIndex >= 0 ? optionId(listId, activeIndex) : undefined}
            aria-invalid={mistakes.length > 0}
            aria-describedby={mistakes.length > 0 ? mistakesId : undefined}
            data-fleet-search
            className={styles.input}
            placeholder={t('searchPlaceholder')}
            value={query}
            maxLength={2000}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
            onKeyDown={handleKey}
            onScroll={followScroll}
            onBlur={closeList}
          />
        </div>
        {query === '' ? null : (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('clearSearch')}
            title={t('clearSearch')}
            onClick={() => {
              store.showQuery('');
              closeList();
              inputRef.current?.focus();
            }}
          >
            <Dismiss20Regular aria-hidden />
          </button>
        )}
      </div>
      {isOpen ? (
        <SuggestionList id={listId} offered={offered} activeIndex={activeIndex} onTake={take} />
      ) : null}
      <FilterMistakes id={mistakesId} mistakes={mistakes} />
    </div>
  );
}
