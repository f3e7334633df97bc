/** Whether the open hub answers, how old its newest answer is, and why it does not. */
import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { PlugDisconnected16Filled } from '@fluentui/react-icons/svg/plug-disconnected';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../preload/contract';
import { useFormat } from '../text/useFormat';
import { useAge } from '../ui/Age';
import { announce } from '../ui/announcements';
import { useControlStyles } from '../ui/controlStyles';
import { FailureMessage } from '../ui/FailureMessage';
import { StatusBadge, type Tone } from '../ui/StatusBadge';
import { useHubSession } from './application';
import { narrow } from './layout';

const useStyles = makeStyles({
  state: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  age: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', [narrow]: { display: 'none' } },
  surface: { maxWidth: 'min(30rem, 90vw)', padding: 0, border: 'none' },
});

const signs: Readonly<Record<HubStatus['reachability'], { tone: Tone; icon: ReactNode }>> = {
  unknown: { tone: 'neutral', icon: <Circle16Regular /> },
  online: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  unreachable: { tone: 'bad', icon: <PlugDisconnected16Filled /> },
};

export function OnlineState() {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const controls = useControlStyles();
  const status = useHubSession((state) => state.status);
  const reachability = status?.reachability ?? 'unknown';
  useChangeAnnouncement(reachability);

  const words = (
    <>
      <StatusBadge {...signs[reachability]} word={t(`reachability.${reachability}`)} />
      <span className={styles.age}>
        {status?.lastAnswerAt ? <Answered at={status.lastAnswerAt} /> : null}
      </span>
    </>
  );
  if (!status?.lastFailure || reachability !== 'unreachable') {
    return (
      <div className={styles.state} data-reachability={reachability}>
        {words}
      </div>
    );
  }
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={controls.large} data-reachability={reachability}>
          <span className={styles.state}>{words}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t(`reachability.${reachability}`)}>
        <FailureMessage failure={{ kind: 'hub', failure: status.lastFailure }} />
      </PopoverSurface>
    </Popover>
  );
}

function Answered({ at }: { at: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {t('reachability.answered', { age: useAge(at) })}
    </time>
  );
}

function useChangeAnnouncement(reachability: HubStatus['reachability']): void {
  const { t } = useTranslation('app');
  const before = useRef(reachability);
  useEffect(() => {
    if (reachability === 'unreachable') announce(t('reachability.changedUnreachable'), { isUrgent: true });
    if (reachability === 'online' && before.current === 'unreachable') {
      announce(t('reachability.changedOnline'));
    }
    before.current = reachability;
  }, [reachability, t]);
}
