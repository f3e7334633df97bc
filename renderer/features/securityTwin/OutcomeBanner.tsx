/** How the newest save went: on its way, on the hub, and what the agent made of it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EchoState } from '../../../preload/contract';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Notice, type NoticeTone } from '../../ui/Notice';
import { EchoDetails } from './EchoDetails';
import type { Outcome } from './securityTwinState';

const useStyles = makeStyles({
  banner: { maxHeight: '40vh', overflow: 'auto' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

export function OutcomeBanner({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const words = useOutcomeWords();
  if (outcome.kind === 'none') return null;
  const name = outcome.kind === 'echo' ? outcome.echo.outcome : outcome.kind;
  if (outcome.kind === 'failed') {
    return (
      <div data-outcome={name} className={styles.banner}>
        <FailureMessage
          failure={outcome.failure}
          actions={<CloseButton label={t('outcome.close')} onClose={onClose} />}
        />
      </div>
    );
  }
  const { tone, title, spoken } = words(outcome);
  const isWaiting = name === 'waiting';
  const canClose = name !== 'saving' && name !== 'conflict';
  return (
    // The seconds tick in it, so the live region of the window speaks instead.
    <Notice
      tone={tone}
      title={title}
      role="status"
      aria-live="off"
      className={styles.banner}
      data-outcome={name}
      actions={
        canClose ? (
          <CloseButton label={t(isWaiting ? 'outcome.stopWaiting' : 'outcome.close')} onClose={onClose} />
        ) : null
      }
    >
      <Announced text={spoken} />
      {outcome.kind === 'echo' ? <EchoDetails echo={outcome.echo} /> : null}
    </Notice>
  );
}

function CloseButton({ label, onClose }: { label: string; onClose: () => void }): ReactNode {
  const controls = useControlStyles();
  return (
    <Button className={controls.large} appearance="subtle" icon={<Dismiss20Regular />} onClick={onClose}>
      {label}
    </Button>
  );
}

function Announced({ text }: { text: string }) {
  useEffect(() => announce(text), [text]);
  return null;
}

interface OutcomeWords {
  readonly tone: NoticeTone;
  readonly title: string;
  /** The same without what ticks. */
  readonly spoken: string;
}

function useOutcomeWords(): (outcome: Exclude<Outcome, { kind: 'none' | 'failed' }>) => OutcomeWords {
  const { t } = useTranslation('securityTwin');
  const same = (tone: NoticeTone, title: string): OutcomeWords => ({ tone, title, spoken: title });
  const ofEcho = ({ outcome, waitedMs, limitMs }: EchoState): OutcomeWords => {
    const limit = String(Math.round(limitMs / 1000));
    const waiting = (ms: number) => t('outcome.waiting', { waited: String(Math.floor(ms / 1000)), limit });
    switch (outcome) {
      case 'waiting':
        return { tone: 'info', title: waiting(waitedMs), spoken: waiting(0) };
      case 'applied':
        return same('good', t('outcome.applied'));
      case 'rejected':
        return same('bad', t('outcome.rejected'));
      case 'noAnswer':
        return same('warning', t('outcome.noAnswer', { limit }));
    }
  };
  return (outcome) => {
    switch (outcome.kind) {
      case 'saving':
        return same('info', t('outcome.saving'));
      case 'saved':
        return same('good', t('outcome.saved', { version: String(outcome.version) }));
      case 'conflict':
        return same('warning', t('outcome.conflict'));
      case 'echo':
        return ofEcho(outcome.echo);
    }
  };
}
