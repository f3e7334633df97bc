/** Finds devices by their labels: by camera, by a scanner that types, or from a picture; several in a row for a cabinet. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHubSession, useNavigation } from '../../app/application';
import { medium } from '../../app/layout';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import { Screen } from '../../ui/Screen';
import { CameraPanel } from './CameraPanel';
import { LabelList } from './LabelList';
import { createScanStore, deviceOf, queryOf, type ScannedLabel } from './scanStore';
import { TypedPanel } from './TypedPanel';
import { burstAfter, noBurst } from './typedBurst';

const useStyles = makeStyles({
  panels: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    [medium]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  sources: { display: 'grid', rowGap: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export default function ScanScreen(_: { route: RouteTo<'scan'> }) {
  const { t } = useTranslation('scan');
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const store = useClientStore(createScanStore);
  const labels = useSelected(store.state, (state) => state.labels);
  const openHubId = useHubSession((state) => state.openHubId);
  useEffect(() => {
    if (openHubId !== null) store.matchAgain();
  }, [store, openHubId]);
  usePictures(store.readPicture);
  useTypingScanner(store.add);
  useLabelAnnouncements(labels);
  return (
    <Screen name="scan" title={t('title')} focusFirst={input}>
      <div className={styles.panels}>
        <div className={styles.sources}>
          <TypedPanel inputRef={input} />
          <CameraPanel />
        </div>
        <FoundPanel labels={labels} />
      </div>
    </Screen>
  );
}

function FoundPanel({ labels }: { labels: readonly ScannedLabel[] }) {
  const { t } = useTranslation('scan');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const store = useClientStore(createScanStore);
  const { query, count } = queryOf(labels);
  return (
    <Panel
      title={t('found')}
      beside={t('scanned', { count: labels.length, formatted: format.number(labels.length) })}
    >
      {labels.length === 0 ? <p className={styles.sentence}>{t('empty')}</p> : <LabelList labels={labels} />}
      {labels.length > 0 ? (
        <div className={styles.row}>
          {count > 0 ? (
            <Button
              className={controls.large}
              appearance="primary"
              data-to="fleet"
              onClick={() => navigation.open({ screen: 'fleet', query })}
            >
              {t('showInFleet', { count, formatted: format.number(count) })}
            </Button>
          ) : null}
          <Button className={controls.large} onClick={store.clear}>
            {t('clear')}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

/** Pasted or dropped anywhere on the screen. */
function usePictures(read: (image: Blob) => Promise<void>): void {
  useEffect(() => {
    const take = (event: Event, files: FileList | undefined): void => {
      const image = [...(files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (!image) return;
      event.preventDefault();
      void read(image);
    };
    const paste = (event: ClipboardEvent): void => take(event, event.clipboardData?.files);
    const drop = (event: DragEvent): void => take(event, event.dataTransfer?.files);
    const allow = (event: DragEvent): void => event.preventDefault();
    document.addEventListener('paste', paste);
    document.addEventListener('drop', drop);
    document.addEventListener('dragover', allow);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('drop', drop);
      document.removeEventListener('dragover', allow);
    };
  }, [read]);
}

/** A scanner types wherever the focus is; its Enter must press no button. */
function useTypingScanner(add: (text: string) => Promise<void>): void {
  useEffect(() => {
    let burst = noBurst;
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const isTypedIntoField = event.target instanceof HTMLInputElement;
      const after = burstAfter(burst, event.key, event.timeStamp);
      burst = after.burst;
      if (after.scanned === null || isTypedIntoField) return;
      event.preventDefault();
      event.stopPropagation();
      void add(after.scanned);
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [add]);
}

function useLabelAnnouncements(labels: readonly ScannedLabel[]): void {
  const { t } = useTranslation('scan');
  const newest = labels[0];
  const said = useRef<ScannedLabel | null>(null);
  useEffect(() => {
    if (!newest?.match || said.current?.match === newest.match) return;
    said.current = newest;
    const deviceId = deviceOf(newest);
    announce(
      deviceId !== null
        ? t('announced.one', { deviceId })
        : t(newest.match.deviceCount > 1 ? 'announced.several' : 'announced.none', { text: newest.text }),
    );
  }, [newest, t]);
}
