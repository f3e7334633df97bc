/** The report as its file will show it, to be read before it is saved. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useTranslation } from 'react-i18next';
import type { ReportFormat } from '../../../preload/contract';
import { CopyButton } from '../../ui/CopyButton';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { DocumentView } from './DocumentView';
import type { PreparedReport } from './reportsStore';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  words: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', overflowWrap: 'anywhere' },
});

const formats: readonly ReportFormat[] = ['pdf', 'html', 'json'];

interface PreparedPanelProps {
  readonly prepared: PreparedReport;
  readonly fingerprint: string;
  readonly isBusy: boolean;
  readonly onSave: (format: ReportFormat) => Promise<void>;
}

export function PreparedPanel({ prepared, fingerprint, isBusy, onSave }: PreparedPanelProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const controls = useControlStyles();
  return (
    <Panel title={t('prepared.title')}>
      <p className={styles.words}>{t('prepared.read')}</p>
      <p className={styles.words}>
        {t('prepared.key')} <code>{fingerprint}</code>{' '}
        <CopyButton text={fingerprint} label={t('prepared.copyKey')} />
      </p>
      <div className={styles.buttons}>
        {formats.map((format) => (
          <Button
            key={format}
            className={controls.large}
            icon={<Save20Regular />}
            data-save={format}
            disabledFocusable={isBusy}
            onClick={() => !isBusy && void onSave(format)}
          >
            {t(`prepared.save.${format}`)}
          </Button>
        ))}
      </div>
      <DocumentView document={prepared.document} />
    </Panel>
  );
}
