/** How much of the hub's limit the desired section takes. */
import { makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../text/useFormat';

const useStyles = makeStyles({
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface SizeMeterProps {
  readonly label: string;
  /** Which section it is about. */
  readonly words: 'desired' | 'tags';
  readonly sizeBytes: number;
  readonly limitBytes: number;
}

export function SizeMeter({ label, words: section, sizeBytes, limitBytes }: SizeMeterProps) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const format = useFormat();
  const words = t(section === 'tags' ? 'pending.sizeTags' : 'pending.size', {
    size: format.sizeBytes(sizeBytes),
    limit: format.sizeBytes(limitBytes),
  });
  return (
    <div data-size-bytes={sizeBytes}>
      <ProgressBar
        aria-label={label}
        aria-valuetext={words}
        value={Math.min(1, sizeBytes / limitBytes)}
        color={sizeBytes > limitBytes ? 'error' : 'brand'}
        thickness="large"
      />
      <p className={styles.note}>{words}</p>
    </div>
  );
}
