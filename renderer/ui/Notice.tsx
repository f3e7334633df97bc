/** Something a person should know before going on, with a sign, a heading and what it means. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info20Filled } from '@fluentui/react-icons/svg/info';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import type { ComponentProps, ReactNode } from 'react';

export type NoticeTone = 'info' | 'good' | 'warning' | 'bad';

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderInlineStartWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  sign: { marginTop: '2px' },
  words: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  meaning: { ...typographyStyles.body1, '& p': { margin: 0 } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const useTones = makeStyles({
  info: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  good: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    borderInlineStartColor: tokens.colorStatusSuccessBorder2,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderInlineStartColor: tokens.colorStatusWarningBorder2,
  },
  bad: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderInlineStartColor: tokens.colorStatusDangerBorder2,
  },
});

const useSigns = makeStyles({
  info: { color: tokens.colorBrandForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

const icons = {
  info: <Info20Filled />,
  good: <CheckmarkCircle20Filled />,
  warning: <Warning20Filled />,
  bad: <ErrorCircle20Filled />,
} satisfies Record<NoticeTone, ReactNode>;

interface NoticeProps extends Omit<ComponentProps<'div'>, 'title'> {
  readonly tone: NoticeTone;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
}

export function Notice({ tone, title, actions, children, className, ...rest }: NoticeProps) {
  const styles = useStyles();
  const tones = useTones();
  const signs = useSigns();
  return (
    <div className={mergeClasses(styles.notice, tones[tone], className)} {...rest}>
      <span className={mergeClasses(styles.sign, signs[tone])} aria-hidden>
        {icons[tone]}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children ? <div className={styles.meaning}>{children}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  );
}
