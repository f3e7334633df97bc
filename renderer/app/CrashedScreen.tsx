/** What stands in the place of a screen that failed. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BugRegular } from '@fluentui/react-icons/svg/bug';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../ui/controlStyles';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
});

export function CrashedScreen({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('app');
  const styles = useStyles();
  const controls = useControlStyles();
  return (
    <Screen name="crashed" title={t('crash.title')}>
      <EmptyState
        icon={<BugRegular fontSize={48} />}
        title={t('crash.title')}
        meaning={t('crash.meaning')}
        action={
          <div className={styles.actions}>
            <Button className={controls.large} onClick={onRetry}>
              {t('crash.tryAgain')}
            </Button>
            <Button className={controls.large} appearance="primary" onClick={() => window.location.reload()}>
              {t('crash.reload')}
            </Button>
          </div>
        }
      />
    </Screen>
  );
}
