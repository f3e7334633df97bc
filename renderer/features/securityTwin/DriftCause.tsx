/** Why desired and reported differ, where they do. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DriftCause as Cause } from '../../../preload/contract';

const useStyles = makeStyles({
  cause: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

/** Said by the comparison already. */
const plain: readonly Cause[] = ['applied', 'default', 'notSupported'];

export function DriftCause({ cause }: { cause: Cause | null }) {
  const { t } = useTranslation('common');
  const styles = useStyles();
  if (cause === null || plain.includes(cause)) return null;
  return (
    <span className={styles.cause} data-drift={cause}>
      {t(`driftCause.${cause}`)}
    </span>
  );
}
