/** Whether a file is a report exactly as it was signed, and with which key. */
import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ReportVerdict } from '../../../preload/contract';
import { useControlStyles } from '../../ui/controlStyles';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem' },
});

interface VerifyPanelProps {
  readonly verified: { readonly fileName: string; readonly verdict: ReportVerdict } | null;
  readonly isBusy: boolean;
  readonly onVerify: () => Promise<void>;
}

export function VerifyPanel({ verified, isBusy, onVerify }: VerifyPanelProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const controls = useControlStyles();
  return (
    <Panel title={t('verify.title')}>
      <p className={styles.words}>{t('verify.meaning')}</p>
      <div>
        <Button
          className={controls.large}
          disabledFocusable={isBusy}
          onClick={() => !isBusy && void onVerify()}
        >
          {t('verify.choose')}
        </Button>
      </div>
      {verified === null ? null : <Verdict fileName={verified.fileName} verdict={verified.verdict} />}
    </Panel>
  );
}

function Verdict({ fileName, verdict }: { fileName: string; verdict: ReportVerdict }) {
  const { t } = useTranslation('reports');
  return (
    <Notice
      tone={verdict.kind === 'intact' ? 'good' : 'bad'}
      title={t(`verify.${verdict.kind}`, { name: fileName })}
      data-verdict={verdict.kind}
    >
      <p>{t(`verify.${verdict.kind}Meaning`)}</p>
      {verdict.kind === 'intact' ? (
        <p>
          {t(verdict.isOwnKey ? 'verify.ownKey' : 'verify.otherKey')} <code>{verdict.fingerprint}</code>
        </p>
      ) : null}
    </Notice>
  );
}
