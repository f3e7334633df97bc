/** The labels of a round, each with the device it names. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslation } from 'react-i18next';
import type { LabelMatch } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useClientStore } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { createScanStore, deviceOf, type ScannedLabel } from './scanStore';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  meaning: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  devices: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function LabelList({ labels }: { labels: readonly ScannedLabel[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {labels.map((label) => (
        <LabelItem key={label.text} label={label} />
      ))}
    </ul>
  );
}

function LabelItem({ label }: { label: ScannedLabel }) {
  const { t } = useTranslation('scan');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createScanStore);
  const { text, match, failure } = label;
  const deviceId = deviceOf(label);
  return (
    <li className={styles.item} data-label={deviceId === null ? 'open' : 'found'}>
      <div className={styles.words}>
        <p className={styles.text}>{text}</p>
        {match ? (
          <Meaning match={match} />
        ) : failure ? null : (
          <p className={styles.meaning}>{t('looking')}</p>
        )}
      </div>
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={t('remove', { text })}
        title={t('remove', { text })}
        onClick={() => store.remove(text)}
      />
      {failure ? <FailureMessage failure={failure} onRetry={() => void store.add(text)} /> : null}
      {match && match.devices.length > 0 ? (
        <div className={styles.devices}>
          {match.devices.map((device) => (
            <Button
              key={device.deviceId}
              className={controls.large}
              appearance={deviceId === null ? 'secondary' : 'primary'}
              onClick={() => navigation.open({ screen: 'device', deviceId: device.deviceId })}
            >
              {t('open', { deviceId: device.deviceId })}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

/** Which device, and by which part of the label; or that there is none. */
function Meaning({ match: { found, devices, deviceCount, isFleetRead } }: { match: LabelMatch }) {
  const { t } = useTranslation(['scan', 'common']);
  const styles = useStyles();
  const format = useFormat();
  const [device] = devices;
  if (found === null || !device) {
    return <p className={styles.meaning}>{t(isFleetRead ? 'notFound' : 'notRead')}</p>;
  }
  const why = t(`place.${found.place}`, {
    reason: t(`reason.${found.candidate.reason}`),
    value: found.candidate.value,
  });
  if (deviceCount > 1) {
    return (
      <p className={styles.meaning}>
        {t('several', { count: deviceCount, formatted: format.number(deviceCount) })} {why}
      </p>
    );
  }
  return (
    <p className={styles.meaning}>
      {[device.site, t(`common:verdict.${device.verdict}`)].filter(Boolean).join(' · ')} · {why}
    </p>
  );
}
