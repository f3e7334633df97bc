/** How much reading the list may cost, and how to read all of it anew. */
import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlStyles } from '../../../ui/controlStyles';

const SyncSettings = lazy(() => import('./SyncSettings'));

const useStyles = makeStyles({
  surface: { width: 'min(28rem, 90vw)', maxHeight: '80vh', boxSizing: 'border-box', overflowY: 'auto' },
});

export function SyncButton() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover trapFocus positioning="below-end" open={isOpen} onOpenChange={(_, { open }) => setIsOpen(open)}>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={controls.large}
          appearance="subtle"
          icon={<Settings20Regular />}
          aria-label={t('sync.open')}
          title={t('sync.open')}
          data-sync-settings
        />
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('sync.open')} tabIndex={-1}>
        <Suspense fallback={null}>
          <SyncSettings onClose={() => setIsOpen(false)} />
        </Suspense>
      </PopoverSurface>
    </Popover>
  );
}
