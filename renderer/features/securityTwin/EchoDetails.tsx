/** What else is known about the agent's answer: since when it runs so, what it refused, why it may be silent. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EchoState } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { usePropertyWords } from './propertyWords';
import { useValueText } from './ValueText';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

export function EchoDetails({ echo }: { echo: EchoState }) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  switch (echo.outcome) {
    case 'waiting':
      return (
        <>
          {echo.connectionState === 'Disconnected' ? <p>{t('outcome.waitingOffline')}</p> : null}
          {echo.readFailure === null ? null : <p>{t('workbench:echo.cannotRead')}</p>}
        </>
      );
    case 'applied':
      return (
        <>
          <AnsweredAfter echo={echo} /> {echo.reportedAt ? <ReportedAge since={echo.reportedAt} /> : null}
        </>
      );
    case 'rejected':
      return (
        <>
          <AnsweredAfter echo={echo} />
          <RejectedProperties echo={echo} />
        </>
      );
    case 'noAnswer':
      return (
        <>
          <p>{t('outcome.noAnswerMeaning')}</p>
          <LastSeen at={echo.lastActivityTime} />
          {echo.readFailure === null ? null : <p>{t('workbench:echo.cannotRead')}</p>}
          {echo.connectionState === 'Disconnected' ? <p>{t('outcome.waitingOffline')}</p> : null}
        </>
      );
  }
}

function AnsweredAfter({ echo: { answeredAfterMs } }: { echo: EchoState }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  if (answeredAfterMs === null) return null;
  return <span data-answered-after>{t('echo.after', { duration: format.duration(answeredAfterMs) })}</span>;
}

function LastSeen({ at }: { at: string | null }) {
  const { t } = useTranslation('securityTwin');
  return <p>{at === null ? t('neverActive') : <LastSeenAge since={at} />}</p>;
}

function LastSeenAge({ since }: { since: string }) {
  const { t } = useTranslation('workbench');
  return t('echo.lastSeen', { age: useAge(since) });
}

function ReportedAge({ since }: { since: string }) {
  const { t } = useTranslation('securityTwin');
  return t('outcome.appliedAt', { age: useAge(since) });
}

function RejectedProperties({ echo }: { echo: EchoState }) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const wordsOf = usePropertyWords();
  const valueText = useValueText();
  return (
    <ul className={styles.list}>
      {echo.properties.map(({ property, desired, reported }) => (
        <li key={property} data-rejected={property}>
          {t('outcome.rejectedProperty', {
            name: wordsOf(property).name,
            desired: valueText(desired),
            reported: valueText(reported),
          })}
        </li>
      ))}
    </ul>
  );
}
