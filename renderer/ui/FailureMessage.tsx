/** A failure in plain words: what happened, what it means, what to do next; and what support will ask for. */
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubFailure } from '../../preload/contract';
import type { Failure } from '../client/failure';
import { announce } from './announcements';
import { CopyButton } from './CopyButton';
import { useControlStyles } from './controlStyles';
import { type Fact, Facts } from './Facts';

const useStyles = makeStyles({
  message: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderInlineStartWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  icon: { color: tokens.colorStatusDangerForeground1, marginTop: '2px' },
  words: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  happened: { ...typographyStyles.body1Strong, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
  details: { marginTop: tokens.spacingVerticalXS },
  summary: { ...typographyStyles.caption1, cursor: 'pointer', paddingBlock: tokens.spacingVerticalXS },
});

interface FailureMessageProps {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

export function FailureMessage({ failure, onRetry, actions }: FailureMessageProps) {
  const { t } = useTranslation(['failures', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const words = useFailureWords(failure);
  const facts = useFailureFacts(failure);
  const spoken = `${words.happened} ${words.next}`;
  useEffect(() => announce(spoken, { isUrgent: true }), [spoken]);

  return (
    <div className={styles.message} data-failure={failureName(failure)}>
      <ErrorCircle20Filled className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <p className={styles.happened}>{words.happened}</p>
        <p className={styles.sentence}>{words.meaning}</p>
        <p className={styles.sentence}>{words.next}</p>
        {onRetry || actions ? (
          <div className={styles.actions}>
            {onRetry ? (
              <Button className={controls.large} onClick={onRetry}>
                {t('common:tryAgain')}
              </Button>
            ) : null}
            {actions}
          </div>
        ) : null}
        {facts.length > 0 ? (
          <details className={styles.details}>
            <summary className={mergeClasses(styles.summary)}>{t('details')}</summary>
            <Facts facts={facts} />
          </details>
        ) : null}
      </div>
    </div>
  );
}

/** The cause, the declared code or `defect`: what tests and styles know a failure by. */
function failureName(failure: Failure): string {
  switch (failure.kind) {
    case 'hub':
      return failure.failure.cause;
    case 'declared':
      return failure.code;
    case 'defect':
      return 'defect';
  }
}

/** The three sentences about a failure, for places that show them in their own way. */
export function useFailureWords(failure: Failure): { happened: string; meaning: string; next: string } {
  const { t } = useTranslation('failures');
  switch (failure.kind) {
    case 'hub': {
      const { cause } = failure.failure;
      return {
        happened: t(`hub.${cause}.happened`),
        meaning: t(`hub.${cause}.meaning`),
        next: t(`hub.${cause}.next`),
      };
    }
    case 'declared': {
      // Its texts name members of the data that the contract declares for the code.
      const values = { replace: failure.data };
      return {
        happened: t(`declared.${failure.code}.happened`, values),
        meaning: t(`declared.${failure.code}.meaning`, values),
        next: t(`declared.${failure.code}.next`, values),
      };
    }
    case 'defect':
      return { happened: t('defect.happened'), meaning: t('defect.meaning'), next: t('defect.next') };
  }
}

function useFailureFacts(failure: Failure): Fact[] {
  const { t } = useTranslation('failures');
  const copyable = (value: string, label: string) => (
    <>
      {value} <CopyButton text={value} label={label} />
    </>
  );
  switch (failure.kind) {
    case 'hub': {
      const {
        hostName,
        status,
        serviceCode,
        serviceMessage,
        trackingId,
        certificateIssuer,
        attempts,
      }: HubFailure = failure.failure;
      return [
        { name: t('hostName'), value: hostName },
        ...(status === null ? [] : [{ name: t('status'), value: String(status) }]),
        ...(serviceCode === null ? [] : [{ name: t('serviceCode'), value: serviceCode }]),
        ...(serviceMessage === null ? [] : [{ name: t('serviceMessage'), value: serviceMessage }]),
        ...(certificateIssuer === null ? [] : [{ name: t('certificateIssuer'), value: certificateIssuer }]),
        { name: t('attempts'), value: String(attempts) },
        ...(trackingId === null
          ? []
          : [{ name: t('trackingId'), value: copyable(trackingId, t('copyTrackingId')) }]),
      ];
    }
    case 'declared':
      return [];
    case 'defect':
      return failure.defectId === null
        ? []
        : [{ name: t('defectId'), value: copyable(failure.defectId, t('copyDefectId')) }];
  }
}
