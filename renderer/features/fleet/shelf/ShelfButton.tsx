/** Opens what a person keeps at hand: saved filters, pinned and recent devices. */
import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { Bookmark20Regular } from '@fluentui/react-icons/svg/bookmark';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { useControlStyles } from '../../../ui/controlStyles';
import { createFleetStore } from '../fleetStore';
import { createShelfStore } from './shelfStore';

const Shelf = lazy(() => import('./Shelf'));

const useStyles = makeStyles({
  surface: { width: 'min(26rem, 90vw)', maxHeight: '70vh', boxSizing: 'border-box', overflowY: 'auto' },
});

export function ShelfButton() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const hubId = useSelected(useClientStore(createFleetStore).state, (state) => state.hubId);
  const shelf = useClientStore(createShelfStore);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      trapFocus
      positioning="below-end"
      open={isOpen}
      onOpenChange={(_, { open }) => {
        if (open) shelf.load(hubId);
        setIsOpen(open);
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={controls.large}
          icon={<Bookmark20Regular />}
          disabled={hubId === null}
          data-to="shelf"
        >
          {t('shelf.open')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('shelf.title')} tabIndex={-1} data-shelf>
        <Suspense fallback={null}>
          <Shelf onClose={() => setIsOpen(false)} />
        </Suspense>
      </PopoverSurface>
    </Popover>
  );
}
