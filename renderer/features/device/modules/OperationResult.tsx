/** How the newest change went: running with a way to cancel, or what was done step by step. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LifeCycleOutcome, LifeCycleStep } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { type Fact, Facts } from '../../../ui/Facts';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Notice } from '../../../ui/Notice';
import { StatusBadge, type Tone } from '../../../ui/StatusBadge';
import type { Operation } from './moduleStore';

const useStyles = makeStyles({
  steps: { margin: 0, padding: 0, listStyleType: 'none' },
  running: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface OperationResultProps {
  readonly operation: Operation;
  readonly onCancel: () => void;
  /** What to do next, once all of it is done. */
  readonly next?: ReactNode;
}

export function OperationResult({ operation, onCancel, next }: OperationResultProps) {
  const { t } = useTranslation(['modules', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  switch (operation.kind) {
    case 'none':
      return null;
    case 'running':
      return (
        <div className={styles.running} data-operation="running">
          <Spinner size="small" label={t('running')} />
          <Button className={controls.large} disabledFocusable={operation.isCancelling} onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </div>
      );
    case 'refused':
      return <FailureMessage failure={operation.failure} />;
    case 'ended':
      return <Ended outcome={operation.outcome} next={next} />;
  }
}

function Ended({ outcome, next }: { outcome: LifeCycleOutcome; next: ReactNode }) {
  const { t } = useTranslation('modules');
  const styles = useStyles();
  const { isComplete, steps, certificate } = outcome;
  const title = t(isComplete ? 'complete' : 'incomplete');
  useEffect(() => announce(title), [title]);
  const firstFailure = steps.find(({ failure }) => failure !== null)?.failure ?? null;
  return (
    <>
      <Notice
        tone={isComplete ? 'good' : 'warning'}
        title={title}
        data-operation={isComplete ? 'complete' : 'incomplete'}
        actions={isComplete ? next : null}
      >
        <ul className={styles.steps}>
          {steps.map((step) => (
            <StepLine key={step.step} step={step} />
          ))}
        </ul>
        {certificate ? <CertificateFacts certificate={certificate} /> : null}
      </Notice>
      {firstFailure ? <FailureMessage failure={{ kind: 'hub', failure: firstFailure }} /> : null}
    </>
  );
}

const looks: Readonly<Record<LifeCycleStep['state'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  done: { tone: 'good', icon: <CheckmarkCircle16Filled /> },
  failed: { tone: 'bad', icon: <ErrorCircle16Filled /> },
  unknown: { tone: 'warning', icon: <QuestionCircle16Regular /> },
  cancelled: { tone: 'neutral', icon: <Circle16Regular /> },
  notTried: { tone: 'neutral', icon: <Circle16Regular /> },
};

function StepLine({ step: { step, state, reason } }: { step: LifeCycleStep }) {
  const { t } = useTranslation('modules');
  const words = t('stepState', { step: t(`steps.${step}`), state: t(`states.${state}`) });
  return (
    <li data-step={step} data-state={state}>
      <StatusBadge {...looks[state]} word={reason === null ? words : `${words} ${reason}`} isWrapping />
    </li>
  );
}

type Certificate = NonNullable<LifeCycleOutcome['certificate']>;

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const { subject, thumbprint, notAfter, keyFileName, certificateFileName, caFileName, keyIn } = certificate;
  const named = (name: string, value: string | null): Fact[] => (value === null ? [] : [{ name, value }]);
  const facts: Fact[] = [
    { name: t('certificate.subject'), value: subject },
    { name: t('certificate.thumbprint'), value: thumbprint },
    { name: t('certificate.notAfter'), value: format.dateTime(notAfter) },
    { name: t('certificate.keyIn'), value: t(`certificate.keyPlaces.${keyIn}`) },
    ...named(t('certificate.keyFile'), keyFileName),
    ...named(t('certificate.certificateFile'), certificateFileName),
    ...named(t('certificate.caFile'), caFileName),
  ];
  return (
    <>
      <Facts facts={facts} />
      {caFileName === null ? null : <p>{t('certificate.registerCa')}</p>}
    </>
  );
}
