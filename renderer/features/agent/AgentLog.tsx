/** The agent's log: draws only what is on view, scrolls along with what is new unless someone looks at older entries. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoggedAgentEntry } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { LogEntry } from './LogEntry';

/** Closer to the end than this counts as being at the end. */
const endTolerancePx = 24;
const usualEntryHeightPx = 49;

const useStyles = makeStyles({
  scroller: {
    height: 'clamp(14rem, 45vh, 40rem)',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  item: { position: 'absolute', insetInline: 0, top: 0 },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface AgentLogProps {
  readonly entries: readonly LoggedAgentEntry[];
  readonly skippedCount: number;
}

export function AgentLog({ entries, skippedCount }: AgentLogProps) {
  const { t } = useTranslation('agent');
  const format = useFormat();
  return (
    <Panel
      title={t('log.title')}
      beside={
        skippedCount === 0
          ? null
          : t('log.skipped', { count: skippedCount, formatted: format.number(skippedCount) })
      }
    >
      {entries.length === 0 ? <span>{t('log.empty')}</span> : <Entries entries={entries} />}
    </Panel>
  );
}

function Entries({ entries }: { entries: readonly LoggedAgentEntry[] }) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const lastScrollTop = useRef(0);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  /** The newest entry when scrolling along was paused; null while it is not. */
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const newest = entries.at(-1)?.sequence ?? 0;
  const newCount = pausedAt === null ? 0 : entries.filter(({ sequence }) => sequence > pausedAt).length;

  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualEntryHeightPx,
    getItemKey: (index) => entries[index]?.sequence ?? index,
    overscan: 6,
  });
  useEffect(() => {
    if (pausedAt === null && newest > 0) virtualizer.scrollToIndex(entries.length - 1, { align: 'end' });
  }, [pausedAt, newest, entries.length, virtualizer]);

  function noticeScroll(): void {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    // Following along only ever scrolls down, so up is a person.
    const isUp = scrollTop < lastScrollTop.current;
    lastScrollTop.current = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < endTolerancePx) setPausedAt(null);
    else if (isUp) setPausedAt((before) => before ?? newest);
  }

  function toggle(sequence: number): void {
    setOpened((before) =>
      before.has(sequence)
        ? new Set([...before].filter((each) => each !== sequence))
        : new Set([...before, sequence]),
    );
    // What someone reads must not scroll away.
    setPausedAt((before) => before ?? newest);
  }

  return (
    <>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard. */}
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={t('log.label')}
        tabIndex={0}
        data-following={pausedAt === null}
        onScroll={noticeScroll}
      >
        <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const logged = entries[index];
            if (!logged) return null;
            return (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                data-entry={logged.entry.kind}
                aria-posinset={index + 1}
                aria-setsize={entries.length}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LogEntry logged={logged} isOpen={opened.has(logged.sequence)} onToggle={toggle} />
              </li>
            );
          })}
        </ol>
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above. */}
      {pausedAt === null ? null : (
        <div className={styles.below}>
          <Button
            className={controls.large}
            icon={<ArrowDown16Regular />}
            onClick={() => {
              setPausedAt(null);
              scroller.current?.focus();
            }}
          >
            {newCount === 0
              ? t('log.newest')
              : t('log.newestWith', { count: newCount, formatted: format.number(newCount) })}
          </Button>
          <span>{t('log.paused')}</span>
        </div>
      )}
    </>
  );
}
