/** What may stand at the cursor, under the search field. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetSuggestion } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    zIndex: 3,
    top: 'calc(100% + 4px)',
    insetInlineStart: 0,
    boxSizing: 'border-box',
    minWidth: 'min(22rem, 100%)',
    maxWidth: '100%',
    maxHeight: 'min(22rem, 50vh)',
    margin: 0,
    padding: tokens.spacingVerticalXS,
    overflowY: 'auto',
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  option: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    minHeight: '40px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
  },
  active: {
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
  },
  label: { minWidth: 0, overflowWrap: 'anywhere' },
  meaning: { ...typographyStyles.caption1, flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

interface SuggestionListProps {
  readonly id: string;
  readonly offered: readonly FleetSuggestion[];
  /** Of the option that Enter takes; -1 for none. */
  readonly activeIndex: number;
  readonly onTake: (suggestion: FleetSuggestion) => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

export function SuggestionList({ id, offered, activeIndex, onTake }: SuggestionListProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const format = useFormat();
  const active = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active option is the reason.
  useEffect(() => active.current?.scrollIntoView({ block: 'nearest' }), [activeIndex]);
  return (
    <div id={id} role="listbox" aria-label={t('suggestions')} className={styles.list}>
      {offered.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field, which keeps the focus, handles the keys.
        <div
          key={suggestion.insert}
          id={optionId(id, index)}
          ref={index === activeIndex ? active : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={index === activeIndex}
          className={mergeClasses(styles.option, index === activeIndex && styles.active)}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <span className={styles.label}>{suggestion.label}</span>
          <span className={styles.meaning}>
            {suggestion.count === null
              ? meaningOf(suggestion, (name) => t(`fields.${name}` as 'fields.status', { defaultValue: '' }))
              : t('matches', { count: suggestion.count, formatted: format.number(suggestion.count) })}
          </span>
        </div>
      ))}
    </div>
  );
}

/** What a field finds; values speak for themselves. */
function meaningOf({ kind, label }: FleetSuggestion, words: (name: string) => string): string {
  return kind === 'field' ? words(label.replace(/:$/, '')) : '';
}
