/** Messages: what devices send, watched live or replayed from a recording, found, judged, bookmarked and charted. */
import { makeStyles, Spinner, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/application';
import type { Command } from '../../app/commands';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Screen } from '../../ui/Screen';
import { FilterFields } from './FilterFields';
import { MessageCharts } from './MessageCharts';
import { MessageList } from './MessageList';
import { MessagePanel } from './MessagePanel';
import { MessagesActions, ReplayControls } from './MessagesActions';
import { MessagesBadge, MessagesFacts, MessagesNotices } from './MessagesStanding';
import { createMessagesStore, isRunning } from './messagesStore';
import { useMessagesAnnouncements } from './useMessagesAnnouncements';
import { WatchForm } from './WatchForm';
import { startOf } from './watchForm';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem', color: tokens.colorNeutralForeground2 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export default function MessagesScreen({ route }: { route: RouteTo<'messages'> }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const store = useClientStore(createMessagesStore);
  const state = useSelected(store.state, (all) => all);
  const { status, form, view, filter, total, details, statistics, failure, watchFailure } = state;
  const [attempt, setAttempt] = useState(0);
  const textField = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason, not an input.
  useEffect(() => store.watch(), [store, attempt]);
  const { deviceId } = route;
  useEffect(() => {
    if (deviceId !== null) store.setForm({ ...store.state.getState().form, deviceId });
  }, [store, deviceId]);
  useMessagesAnnouncements();
  const start = startOf(form);
  const isWatching = status !== null && isRunning(status);
  const isPaused = status?.pause != null;
  const commands: readonly Command[] = [
    { id: 'find', textKey: 'find', shortcuts: ['Ctrl+F'], run: () => textField.current?.focus() },
    isWatching
      ? { id: 'stopMessages', textKey: 'stopMessages', run: () => void store.stop() }
      : {
          id: 'watchMessages',
          textKey: 'watchMessages',
          shortcuts: ['Ctrl+Enter'],
          run: () => {
            const wanted = startOf(store.state.getState().form);
            if (wanted) void store.start(wanted);
          },
        },
    isPaused
      ? { id: 'resumeMessages', textKey: 'resumeMessages', shortcuts: ['F8'], run: () => void store.resume() }
      : { id: 'pauseMessages', textKey: 'pauseMessages', shortcuts: ['F8'], run: () => void store.pause() },
  ];
  useCommands(commands, `${isWatching} ${isPaused}`);

  return (
    <Screen
      name="messages"
      title={t('title')}
      beside={status ? <MessagesBadge state={status.state} /> : null}
      actions={status ? <MessagesActions status={status} start={start} /> : null}
    >
      <p className={styles.intro}>{t('intro')}</p>
      {status === null && !watchFailure ? <Spinner label={t('loading')} /> : null}
      {watchFailure ? (
        <FailureMessage failure={watchFailure} onRetry={() => setAttempt(attempt + 1)} />
      ) : null}
      {status ? (
        <>
          <WatchForm form={form} isReadOnly={isWatching} onChange={store.setForm} />
          <ReplayControls isWatching={isWatching} />
          {failure ? <FailureMessage failure={failure} /> : null}
          <MessagesNotices status={status} />
          <MessagesFacts status={status} />
          <TabList
            aria-label={t('view')}
            selectedValue={view}
            onTabSelect={(_event, { value }) => store.setView(value === 'charts' ? 'charts' : 'list')}
          >
            <Tab className={controls.large} value="list">
              {t('views.list')}
            </Tab>
            <Tab className={controls.large} value="charts">
              {t('views.charts')}
            </Tab>
          </TabList>
          {view === 'charts' ? (
            statistics && <MessageCharts statistics={statistics} />
          ) : (
            <>
              <FilterFields filter={filter} textField={textField} onChange={store.setFilter} />
              <p className={styles.note}>{t('shown', { formatted: format.number(total) })}</p>
              <MessageList />
              {details ? <MessagePanel details={details} /> : null}
            </>
          )}
        </>
      ) : null}
    </Screen>
  );
}
