/** A device's own tags and desired properties as JSON: edited, judged, saved without overwriting anybody, merged. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { lazy, Suspense, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, useHubSession, useNavigation } from '../../../app/application';
import type { RouteTo } from '../../../app/routes';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Screen } from '../../../ui/Screen';
import { ConflictPanel } from '../ConflictPanel';
import { DeviceTwinDock } from './DeviceTwinDock';
import { DeviceTwinPreview } from './DeviceTwinPreview';
import { createDeviceTwinStore } from './deviceTwinStore';
import { useProblemWords } from './problemWords';

const JsonEditor = lazy(() => import('../../../ui/jsonEditor/JsonEditor'));

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const noVocabulary = { namesAt: () => [], valuesAt: () => [] };

export default function DeviceTwinScreen({ route: { deviceId } }: { route: RouteTo<'deviceTwin'> }) {
  const { t } = useTranslation(['deviceTwin', 'workbench', 'securityTwin', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createDeviceTwinStore);
  const shown = useSelected(store.state, (state) => state);
  const openHubId = useHubSession((state) => state.openHubId);
  const problemWords = useProblemWords();
  const hintId = useId();
  const view = shown.deviceId === deviceId ? shown.view : null;
  const draft = view?.draft ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another hub has other devices.
  useEffect(() => store.show(deviceId), [store, deviceId, openHubId]);

  function save(): void {
    if (draft !== null || shown.typed !== null) void store.save();
    else announce(t('securityTwin:nothingToSave'));
  }

  function step(direction: 'undo' | 'redo'): void {
    const words = { undo: 'workbench:undo.undone', redo: 'workbench:undo.redone' } as const;
    void store
      .step(direction)
      .then((isDone) => announce(t(isDone ? words[direction] : 'workbench:undo.nothing')));
  }

  useCommands([
    { id: 'save', textKey: 'save', shortcuts: ['Ctrl+S'], run: save },
    { id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: () => void store.read() },
    { id: 'undo', textKey: 'undo', shortcuts: ['Ctrl+Z'], isForTextToo: false, run: () => step('undo') },
    { id: 'redo', textKey: 'redo', shortcuts: ['Ctrl+Y'], isForTextToo: false, run: () => step('redo') },
  ]);

  return (
    <Screen
      name="deviceTwin"
      title={t('title')}
      beside={<span>{deviceId}</span>}
      actions={
        <>
          <Button
            className={controls.large}
            icon={<History20Regular />}
            onClick={() => navigation.open({ screen: 'twinHistory', deviceId, moduleId: null })}
          >
            {t('workbench:toHistory')}
          </Button>
          <Button className={controls.large} onClick={() => navigation.open({ screen: 'device', deviceId })}>
            {t('toDevice')}
          </Button>
        </>
      }
    >
      {shown.failure ? <FailureMessage failure={shown.failure} onRetry={() => void store.read()} /> : null}
      {view === null && shown.isReading ? <Spinner label={t('securityTwin:reading')} /> : null}
      {view && shown.outcome.kind === 'conflict' ? (
        <ConflictPanel
          outcome={shown.outcome}
          typeOf={() => 'text'}
          onChoose={store.choose}
          onGoOn={() => void store.resolve()}
          onLater={store.closeOutcome}
        />
      ) : null}
      {view && shown.outcome.kind !== 'conflict' ? (
        <div data-json-problems={draft?.problems.length ?? 0}>
          <p id={hintId} className={styles.hint}>
            {t('hint')}
          </p>
          <Suspense fallback={<Spinner label={t('common:loading')} />}>
            <JsonEditor
              text={shown.typed ?? view.text}
              label={t('label')}
              describedBy={hintId}
              problems={(draft?.problems ?? []).map((problem) => ({
                from: problem.from,
                to: problem.to,
                severity: 'error',
                message: problemWords(problem),
                fix: null,
              }))}
              checkedText={view.text}
              vocabulary={noVocabulary}
              phrases={t('workbench:editor', { returnObjects: true })}
              onChange={store.setText}
              onLeave={() => {}}
            />
          </Suspense>
        </div>
      ) : null}
      {view ? <DeviceTwinPreview view={view} /> : null}
      {view ? <DeviceTwinDock shown={shown} store={store} onSave={save} onStep={step} /> : null}
    </Screen>
  );
}
