/** Every command in one list: type to find it, Enter runs it. */
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../text/useFormat';
import { announce } from '../ui/announcements';
import { useApplication } from './application';
import type { Command } from './commands';
import { matchCommands } from './matchCommands';
import { shortcutLabel } from './shortcut';

const useStyles = makeStyles({
  surface: { maxWidth: '36rem', padding: tokens.spacingHorizontalL },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  input: { minHeight: '44px' },
  list: { maxHeight: 'min(24rem, 50vh)', overflowY: 'auto' },
  option: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    minHeight: '44px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  shortcut: { ...typographyStyles.caption1, color: 'inherit', whiteSpace: 'nowrap' },
  noMatch: { ...typographyStyles.body1, margin: 0, padding: tokens.spacingHorizontalM },
});

interface Entry {
  readonly command: Command;
  readonly title: string;
}

export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['app', 'commands']);
  const styles = useStyles();
  const format = useFormat();
  const listId = useId();
  const { commands } = useApplication();
  const all = useStore(commands.all);
  const [typed, setTyped] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);

  const entries: readonly Entry[] = [...all.values()]
    .filter(({ id }) => id !== 'palette')
    .map((command) => ({
      command,
      title: t(`commands:${command.textKey}`, { replace: command.textValues ?? {} }),
    }));
  const found = matchCommands(entries, typed);
  const active = Math.min(activeIndex, found.length - 1);
  const countText = t('palette.count', { count: found.length, formatted: format.number(found.length) });
  useEffect(() => announce(countText), [countText]);

  function run(entry: Entry | undefined): void {
    if (!entry) return;
    onClose();
    entry.command.run();
  }

  function move(event: KeyboardEvent): void {
    const last = found.length - 1;
    const next = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 };
    if (event.key === 'Enter') run(found[active]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActiveIndex(next[event.key]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog open onOpenChange={(_event, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('palette.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Input
              className={styles.input}
              autoFocus
              role="combobox"
              aria-label={t('palette.title')}
              aria-expanded
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
              placeholder={t('palette.placeholder')}
              value={typed}
              onChange={(_event, { value }) => {
                setTyped(value);
                setActiveIndex(0);
              }}
              onKeyDown={move}
            />
            <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
              {found.map((entry, index) => (
                <Option
                  key={entry.command.id}
                  id={`${listId}-${index}`}
                  entry={entry}
                  isActive={index === active}
                  onChoose={() => run(entry)}
                />
              ))}
            </div>
            {found.length === 0 ? (
              <p className={styles.noMatch}>{t('palette.noMatch', { text: typed })}</p>
            ) : null}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

function Option({ id, entry, isActive, onChoose }: OptionProps) {
  const styles = useStyles();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const shortcut = entry.command.shortcuts?.[0];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox that owns the list handles its keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option.
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      className={mergeClasses(styles.option, isActive && styles.active)}
      onClick={onChoose}
    >
      {entry.title}
      {shortcut === undefined ? null : <kbd className={styles.shortcut}>{shortcutLabel(shortcut)}</kbd>}
    </div>
  );
}
