/** The security module twin of one device: read, compared with the agent, edited, saved, watched until the agent answers. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Bot20Regular } from '@fluentui/react-icons/svg/bot';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { Library20Regular } from '@fluentui/react-icons/svg/library';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Screen } from '../../ui/Screen';
import { SaveDock } from './SaveDock';
import { hasEdit } from './securityTwinState';
import { createSecurityTwinStore } from './securityTwinStore';
import { TwinContent } from './TwinContent';
import { AgeWords } from './TwinFacts';

const useStyles = makeStyles({
  of: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export default function SecurityTwinScreen({ route }: { route: RouteTo<'securityTwin'> }) {
  const { deviceId, moduleId } = route;
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createSecurityTwinStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const shown = useSelected(store.state, (state) => state);
  const ref = useMemo(() => ({ deviceId, moduleId }), [deviceId, moduleId]);
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    store.show(openHubId, ref);
    window.addEventListener('pagehide', store.keepNow);
    return () => {
      window.removeEventListener('pagehide', store.keepNow);
      store.leave();
    };
  }, [store, openHubId, ref]);

  const isShown = shown.ref?.deviceId === deviceId && shown.ref.moduleId === moduleId;
  const view = isShown ? shown.view : null;
  const readAt = view?.readAt;
  useEffect(() => {
    if (readAt !== undefined) announce(t('readDone'));
  }, [readAt, t]);

  function save(): void {
    if (hasEdit(store.state.getState())) void store.save();
    else announce(t('nothingToSave'));
  }

  function ask(): void {
    if (hasEdit(store.state.getState())) setIsAsking(true);
  }

  function read(): void {
    store.keepNow();
    void store.read();
  }

  function step(direction: 'undo' | 'redo'): void {
    void store[direction]().then((isDone) => {
      const words = { undo: 'undo.undone', redo: 'undo.redone' } as const;
      announce(t(isDone ? `workbench:${words[direction]}` : `workbench:undo.nothing`));
    });
  }

  useCommands([
    { id: 'save', textKey: 'save', shortcuts: ['Ctrl+S'], run: save },
    { id: 'refresh', textKey: 'refresh', shortcuts: ['F5'], run: read },
    {
      id: 'undo',
      textKey: 'undo',
      shortcuts: ['Ctrl+Z'],
      isForTextToo: false,
      run: () => step('undo'),
    },
    {
      id: 'redo',
      textKey: 'redo',
      shortcuts: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      isForTextToo: false,
      run: () => step('redo'),
    },
    { id: 'discardEdit', textKey: 'discardEdit', run: ask },
  ]);

  return (
    <Screen
      name="securityTwin"
      title={t('title')}
      beside={<span className={styles.of}>{t('of', { deviceId, moduleId })}</span>}
      actions={
        <>
          {view ? <AgeWords text="read" since={view.readAt} /> : null}
          <Button
            className={controls.large}
            icon={<ArrowSync20Regular />}
            disabledFocusable={shown.isReading}
            onClick={read}
          >
            {t('refresh')}
          </Button>
          <Button
            className={controls.large}
            icon={<History20Regular />}
            data-to="history"
            onClick={() => navigation.open({ screen: 'twinHistory', deviceId, moduleId })}
          >
            {t('workbench:toHistory')}
          </Button>
          <Button
            className={controls.large}
            icon={<Library20Regular />}
            data-to="baselines"
            onClick={() => navigation.open({ screen: 'baselines', deviceId, moduleId })}
          >
            {t('workbench:toBaselines')}
          </Button>
          <Button
            className={controls.large}
            icon={<Bot20Regular />}
            onClick={() => navigation.open({ screen: 'agent', deviceId })}
          >
            {t('runAgent')}
          </Button>
        </>
      }
    >
      {isShown && shown.failure ? <FailureMessage failure={shown.failure} onRetry={read} /> : null}
      {view === null && shown.isReading ? <Spinner label={t('reading')} /> : null}
      {view ? <TwinContent view={view} shown={shown} store={store} /> : null}
      {view ? (
        <SaveDock shown={shown} onSave={save} onStep={step} onDiscard={ask} onClose={store.closeOutcome} />
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('discardTitle')}
          confirmLabel={t('discard')}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            void store.discard().then(() => announce(t('discarded')));
          }}
        >
          {t('discardMeaning')}
        </ConfirmDialog>
      ) : null}
    </Screen>
  );
}
