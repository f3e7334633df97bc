/** The query console: the hub's own query language, its answer as a grid or as JSON, and queries kept for later. */
import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { Play20Regular } from '@fluentui/react-icons/svg/play';
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryMistake } from '../../../preload/queryLanguage';
import { useCommands, useHubSession, useNavigation } from '../../app/application';
import type { RouteTo } from '../../app/routes';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Screen } from '../../ui/Screen';
import { KeptQueryList } from './KeptQueryList';
import { NameDialog } from './NameDialog';
import { QueryEmptyState } from './QueryEmptyState';
import { QueryFacts } from './QueryFacts';
import { QueryResults } from './QueryResults';
import { createQueryStore } from './queryStore';
import { useQueryAnnouncements } from './useQueryAnnouncements';

const QueryEditor = lazy(() => import('../../ui/queryEditor/QueryEditor'));

/** The same in every language: it is a query. */
const exampleQuery = 'SELECT * FROM devices WHERE tags.site = …';

const useStyles = makeStyles({
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  said: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
});

export default function QueryScreen(_: { route: RouteTo<'query'> }) {
  const { t } = useTranslation(['query', 'workbench']);
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createQueryStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { hubId, text, run, waitsFor, failure, refused, properties } = useSelected(
    store.state,
    (state) => state,
  );
  const [isNaming, setIsNaming] = useState(false);
  const hintId = useId();
  useEffect(() => store.showHub(openHubId), [store, openHubId]);
  const isRunning = waitsFor !== null;
  useCommands(
    [
      { id: 'runQuery', textKey: 'runQuery', shortcuts: ['Ctrl+Enter'], run: store.run },
      ...(isRunning
        ? [{ id: 'cancelQuery', textKey: 'cancelQuery' as const, shortcuts: ['Escape'], run: store.cancel }]
        : []),
    ],
    String(isRunning),
  );
  useQueryAnnouncements();
  const vocabulary = useMemo(
    () => ({ known: properties, words: t('offers', { returnObjects: true }) }),
    [properties, t],
  );
  const wordsOf = useCallback(({ code, found }: QueryMistake) => t(`mistakes.${code}`, { found }), [t]);
  const marked = useMemo(() => {
    if (refused === null || refused.position === null) return null;
    const message = refused.failure.serviceMessage ?? '';
    return { text: refused.text, position: refused.position, message: t('hubSays', { message }) };
  }, [refused, t]);

  return (
    <Screen
      name="query"
      title={t('title')}
      beside={run ? <QueryFacts run={run} /> : null}
      actions={
        isRunning ? (
          <>
            <Spinner size="tiny" label={t('running')} />
            <Button className={controls.large} onClick={store.cancel}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              className={controls.large}
              disabled={text.trim() === ''}
              onClick={() => setIsNaming(true)}
            >
              {t('save')}
            </Button>
            <Button
              className={controls.large}
              appearance="primary"
              icon={<Play20Regular />}
              disabled={text.trim() === '' || hubId === null}
              onClick={store.run}
            >
              {t('run')}
            </Button>
          </>
        )
      }
      isFilling
    >
      <p id={hintId} className={styles.hint}>
        {t('hint')}
      </p>
      <Suspense fallback={<Spinner label={t('loading')} />}>
        <QueryEditor
          text={text}
          label={t('editor')}
          describedBy={hintId}
          placeholder={exampleQuery}
          refused={marked}
          vocabulary={vocabulary}
          wordsOf={wordsOf}
          phrases={t('workbench:editor', { returnObjects: true })}
          onChange={store.setText}
          onRun={store.run}
          onCancel={store.cancel}
        />
      </Suspense>
      <KeptQueryList />
      {failure ? <FailureMessage failure={failure} onRetry={refused ? undefined : store.run} /> : null}
      {refused?.failure.serviceMessage ? (
        <p className={styles.said}>{t('hubSays', { message: refused.failure.serviceMessage })}</p>
      ) : null}
      {run !== null && run.rowCount > 0 ? (
        <QueryResults
          run={run}
          onOpenDevice={(deviceId) => navigation.open({ screen: 'device', deviceId })}
        />
      ) : (
        <QueryEmptyState />
      )}
      {isNaming ? (
        <NameDialog
          title={t('saveTitle')}
          name=""
          onCancel={() => setIsNaming(false)}
          onName={async (name) => {
            setIsNaming(false);
            await store.save(null, name, text);
          }}
        />
      ) : null}
    </Screen>
  );
}
