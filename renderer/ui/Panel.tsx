/** A headed part of a screen. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  beside: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

interface PanelProps {
  readonly title: string;
  /** Short facts under the heading. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, beside, children }: PanelProps) {
  const styles = useStyles();
  const headingId = useId();
  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        {title}
      </h2>
      {beside ? <div className={styles.beside}>{beside}</div> : null}
      {children}
    </section>
  );
}
