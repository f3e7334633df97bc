/** A screen: its heading, which takes the focus when the screen opens, the actions beside it, and its content. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    rowGap: tokens.spacingVerticalM,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  filling: { height: '100%', '@media (max-height: 480px)': { height: 'auto' } },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minHeight: '44px',
  },
  heading: {
    ...typographyStyles.subtitle1,
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginInlineStart: 'auto',
  },
});

interface ScreenProps {
  /** Names the screen for tests and styles: `data-screen`. */
  readonly name: string;
  readonly title: string;
  /** What stands beside the heading, such as ages and badges. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** Takes the focus instead of the heading when the screen opens. */
  readonly focusFirst?: RefObject<HTMLElement | null>;
  /** The content scrolls inside itself instead of making the screen taller. */
  readonly isFilling?: boolean;
  readonly children: ReactNode;
}

export function Screen({
  name,
  title,
  beside,
  actions,
  focusFirst,
  isFilling = false,
  children,
}: ScreenProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening the screen moves the focus.
  useEffect(() => {
    (focusFirst?.current ?? heading.current)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · Siteward`;
  }, [title]);

  return (
    <div className={mergeClasses(styles.screen, isFilling && styles.filling)} data-screen={name}>
      <div className={styles.header}>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        {beside}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
