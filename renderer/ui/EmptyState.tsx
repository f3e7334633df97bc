/** What stands where nothing can be shown: why, what it means, what can be done. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    flexGrow: 1,
    minHeight: '200px',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    textAlign: 'center',
  },
  icon: { color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  meaning: {
    ...typographyStyles.body1,
    margin: 0,
    maxWidth: '32rem',
    color: tokens.colorNeutralForeground2,
  },
});

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly meaning: string;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, meaning, action }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.meaning}>{meaning}</p>
      {action}
    </div>
  );
}
