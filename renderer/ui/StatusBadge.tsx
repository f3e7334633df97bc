/** A state as a word with a sign, so that it never depends on colour alone. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'warning' | 'neutral' | 'info';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    minWidth: 0,
    maxWidth: '100%',
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
  },
  wrapping: { alignItems: 'start', whiteSpace: 'normal', '& > :first-child': { marginTop: '2px' } },
  sign: { display: 'inline-flex', flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  word: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

interface StatusBadgeProps {
  readonly tone: Tone;
  /** A 16-pixel icon. */
  readonly icon: ReactNode;
  readonly word: string;
  /** A longer explanation, as a tooltip. */
  readonly hint?: string | undefined;
  /** Takes more lines where there is no room, instead of cutting the word off. */
  readonly isWrapping?: boolean;
}

export function StatusBadge({ tone, icon, word, hint, isWrapping = false }: StatusBadgeProps) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.badge, isWrapping && styles.wrapping)} title={hint}>
      <span className={mergeClasses(styles.sign, styles[tone])} aria-hidden>
        {icon}
      </span>
      <span className={styles.word}>{word}</span>
    </span>
  );
}
