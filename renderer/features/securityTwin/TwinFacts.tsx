/** Which twin is on view, which agent answers for it, and how old everything said here is. */
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { ConnectionBadge } from '../../ui/ConnectionBadge';

const useStyles = makeStyles({
  facts: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
});

export function TwinFacts({ view }: { view: SecurityTwinView }) {
  const { t } = useTranslation(['securityTwin', 'workbench', 'common']);
  const styles = useStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const { deviceId, generation, flavour, lastActivityTime, reportedAt } = view;
  return (
    <ul className={styles.facts}>
      <li>
        <Link as="button" onClick={() => navigation.open({ screen: 'device', deviceId })}>
          {t('toDevice', { deviceId })}
        </Link>
      </li>
      <li data-generation={generation}>{t(`generation.${generation}`)}</li>
      {generation === 'classic' ? <li data-flavour={flavour}>{t(`flavour.${flavour}`)}</li> : null}
      <li>
        <ConnectionBadge state={view.connectionState} />
      </li>
      <li>
        {lastActivityTime ? <AgeWords text="lastActivity" since={lastActivityTime} /> : t('neverActive')}
      </li>
      <li>{reportedAt ? <AgeWords text="reportedAt" since={reportedAt} /> : t('neverReported')}</li>
      <li>{t('desiredVersion', { version: format.number(view.desiredVersion) })}</li>
      <li>{t('reportedVersion', { version: format.number(view.reportedVersion) })}</li>
      {view.drift.count > 0 ? (
        <li data-drift={view.drift.cause}>
          {t('workbench:drift', {
            count: view.drift.count,
            formatted: format.number(view.drift.count),
            cause: t(`common:driftCause.${view.drift.cause}`),
          })}
        </li>
      ) : null}
    </ul>
  );
}

/** A sentence with an age in it; the exact time stands in its tooltip. */
export function AgeWords({ text, since }: { text: 'lastActivity' | 'reportedAt' | 'read'; since: string }) {
  const { t } = useTranslation('securityTwin');
  return (
    <time dateTime={since} title={useFormat().dateTime(since)}>
      {t(text, { age: useAge(since) })}
    </time>
  );
}
