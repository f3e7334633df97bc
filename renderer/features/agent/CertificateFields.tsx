/** Choosing the device's certificate and its private key; the files go to main, here stands what is public of them. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeviceCertificate } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { FailureMessage } from '../../ui/FailureMessage';
import { Notice } from '../../ui/Notice';
import { createCertificateStore } from './certificateStore';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    maxWidth: '48rem',
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function CertificateFields({ isReadOnly }: { isReadOnly: boolean }) {
  const { t } = useTranslation('agent');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createCertificateStore);
  const { certificate, isChoosing, failure } = useSelected(store.state, (state) => state);
  const isIdle = !isReadOnly && !isChoosing;

  async function choose(): Promise<void> {
    const chosen = isIdle ? await store.choose() : null;
    if (chosen)
      announce(t(chosen.keyFileName === null ? 'certificate.taken' : 'certificate.takenWithKey', chosen));
  }
  async function chooseKey(): Promise<void> {
    const chosen = isIdle ? await store.chooseKey() : null;
    if (chosen) announce(t('certificate.keyTaken'));
  }

  return (
    <fieldset className={styles.group} aria-label={t('certificate.title')}>
      <div className={styles.buttons}>
        <Button className={controls.large} disabledFocusable={!isIdle} onClick={() => void choose()}>
          {t('certificate.choose')}
        </Button>
        <Button
          className={controls.large}
          disabledFocusable={!isIdle || certificate === null}
          onClick={() => void chooseKey()}
        >
          {t('certificate.chooseKey')}
        </Button>
      </div>
      {certificate ? <ChosenCertificate certificate={certificate} /> : null}
      {failure ? <FailureMessage failure={failure} /> : null}
    </fieldset>
  );
}

function ChosenCertificate({ certificate }: { certificate: DeviceCertificate }) {
  const { t } = useTranslation('agent');
  const format = useFormat();
  const { fileName, subject, sha1Thumbprint, sha256Thumbprint, validFrom, validTo, validity, keyFileName } =
    certificate;
  return (
    <>
      <Facts
        facts={[
          { name: t('certificate.file'), value: fileName },
          { name: t('certificate.subject'), value: subject },
          { name: t('certificate.sha1'), value: sha1Thumbprint },
          { name: t('certificate.sha256'), value: sha256Thumbprint },
          { name: t('certificate.validFrom'), value: format.dateTime(validFrom) },
          { name: t('certificate.validTo'), value: format.dateTime(validTo) },
          { name: t('certificate.key'), value: keyFileName ?? t('certificate.noKey') },
        ]}
      />
      {validity === 'valid' ? null : (
        <Notice tone="warning" title={t(`certificate.${validity}`)}>
          {t('certificate.outOfDate')}
        </Notice>
      )}
    </>
  );
}
