/** How many devices are selected, and what can be done with them. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { type Failure, failureOf } from '../../../client/failure';
import { useFormat } from '../../../text/useFormat';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { createFleetStore } from '../fleetStore';
import { createShelfStore } from '../shelf/shelfStore';
import { countSelected } from './selection';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalS,
  },
  words: { ...typographyStyles.body1Strong, marginInlineEnd: tokens.spacingHorizontalS },
});

/** Longer than between two key presses. */
const pauseMs = 500;
/** More are not at hand any longer. */
const mostPins = 50;

export function SelectionBar() {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const store = useClientStore(createFleetStore);
  const shelf = useClientStore(createShelfStore);
  const selection = useSelected(store.selection.state, (state) => state.selection);
  const matchCount = useSelected(store.state, ({ list }) => list?.matchCount ?? 0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const count = countSelected(selection, matchCount);
  const words = t('selected', { count, formatted: format.number(count) });
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => announce(words), pauseMs);
    return () => clearTimeout(timer);
  }, [count, words]);
  if (count === 0) return null;

  async function copy(): Promise<void> {
    setFailure(null);
    try {
      const deviceIds = await store.selection.deviceIds();
      await navigator.clipboard.writeText(deviceIds.join('\n'));
      announce(t('copiedIds', { count: deviceIds.length, formatted: format.number(deviceIds.length) }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  async function pin(): Promise<void> {
    const isKept = await shelf.pin(await store.selection.deviceIds(), true);
    if (isKept) announce(t('pinnedSelected', { count, formatted: format.number(count) }));
    else setFailure(shelf.state.getState().failure);
  }

  return (
    <section className={styles.bar} aria-label={t('selection')} data-selected={count}>
      <span className={styles.words}>{words}</span>
      <Button className={controls.large} icon={<Copy20Regular />} onClick={() => void copy()}>
        {t('copyIds')}
      </Button>
      {selection.kind === 'some' && count <= mostPins ? (
        <Button className={controls.large} icon={<Pin20Regular />} onClick={() => void pin()}>
          {t('pinSelected')}
        </Button>
      ) : null}
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<Dismiss20Regular />}
        onClick={store.selection.clear}
      >
        {t('clearSelection')}
      </Button>
      {failure ? <FailureMessage failure={failure} /> : null}
    </section>
  );
}
