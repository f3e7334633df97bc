/** The comparison of keys: what it reads, how far it went, and how to start it. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { HygieneView } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { createHygieneStore } from './hygieneStore';

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, margin: 0, maxWidth: '60rem' },
  compare: { alignSelf: 'start', marginTop: tokens.spacingVerticalXS },
});

export function KeysPanel({ keys }: Pick<HygieneView, 'keys'>) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createHygieneStore);
  const isComparing = useSelected(store.state, (state) => state.isComparing);
  return (
    <Panel title={t('keys.title')}>
      <p className={styles.words}>{t('keys.meaning')}</p>
      {keys === null ? <p className={styles.words}>{t('keys.notCompared')}</p> : <Compared keys={keys} />}
      <Button
        className={`${controls.large} ${styles.compare}`}
        disabledFocusable={isComparing}
        data-compare-keys
        onClick={() => void store.compareKeys()}
      >
        {t(isComparing ? 'keys.comparing' : keys === null ? 'keys.compare' : 'keys.compareAgain')}
      </Button>
    </Panel>
  );
}

function Compared({ keys }: { keys: NonNullable<HygieneView['keys']> }) {
  const { t } = useTranslation('hygiene');
  const styles = useStyles();
  const format = useFormat();
  const age = useAge(keys.comparedAt);
  const { deviceCount, isWhole } = keys;
  return (
    <p className={styles.words} data-keys-compared={deviceCount}>
      {t('keys.compared', { count: deviceCount, formatted: format.number(deviceCount), age })}
      {isWhole ? null : ` ${t('keys.part')}`}
    </p>
  );
}
