/** Named configurations with variables: kept in versions, as files, compared with a twin and applied to it. */
import { Button, Spinner } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { ArrowImport20Regular } from '@fluentui/react-icons/svg/arrow-import';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineContent, BaselineView, Generation } from '../../../../preload/contract';
import { useHubSession, useNavigation } from '../../../app/application';
import type { RouteTo } from '../../../app/routes';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Screen } from '../../../ui/Screen';
import { ComparisonPanel } from '../history/ComparisonPanel';
import { createHistoryStore } from '../history/historyStore';
import { createSecurityTwinStore } from '../securityTwinStore';
import { ApplyBaseline } from './ApplyBaseline';
import { BaselineEditor } from './BaselineEditor';
import { BaselineList } from './BaselineList';
import { createBaselineStore } from './baselineStore';
import { VersionField } from './VersionField';

type Work =
  /** Without a baseline, of a new one. */
  | { readonly kind: 'edit'; readonly baseline: BaselineView | null; readonly content: BaselineContent }
  | { readonly kind: 'apply'; readonly baseline: BaselineView };

export default function BaselinesScreen({ route }: { route: RouteTo<'baselines'> }) {
  const { deviceId, moduleId } = route;
  const target = useMemo(
    () => (deviceId === null || moduleId === null ? null : { deviceId, moduleId }),
    [deviceId, moduleId],
  );
  const { t } = useTranslation('baselines');
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createBaselineStore);
  const twins = useClientStore(createSecurityTwinStore);
  const comparisons = useClientStore(createHistoryStore);
  const openHubId = useHubSession((state) => state.openHubId);
  const { list, failure } = useSelected(store.state, (state) => state);
  const comparison = useSelected(comparisons.state, (state) => state);
  const view = useSelected(twins.state, (state) => state.view);
  const [work, setWork] = useState<Work | null>(null);
  const generation: Generation = target === null ? 'classic' : generationOf(target.moduleId);

  useEffect(() => {
    comparisons.closeComparison();
    void store.read();
  }, [store, comparisons]);

  /** Begins with what the twin holds, when the person comes from one. */
  function begin(): void {
    const held = target !== null && view?.moduleId === target.moduleId ? view.rows : [];
    const values = held.flatMap((row) => (row.isSetInDraft ? [[row.name, row.edited] as const] : []));
    setWork({
      kind: 'edit',
      baseline: null,
      content: { name: '', generation, note: '', variables: [], values: Object.fromEntries(values) },
    });
  }

  async function open(baselineId: string, kind: Work['kind'], version: number | null = null): Promise<void> {
    const baseline = await store.open(baselineId, version);
    if (baseline === null) return;
    setWork(kind === 'edit' ? { kind, baseline, content: baseline.content } : { kind, baseline });
  }

  async function apply(
    baseline: BaselineView,
    variables: Variables,
    how: 'replace' | 'merge',
  ): Promise<void> {
    if (target === null) return;
    twins.show(openHubId, target);
    const filled = { ...versionOf(baseline), variables };
    if (await twins.applyBaseline(filled, how)) announce(t('applied'));
    navigation.open({ screen: 'securityTwin', ...target });
  }

  const versionField = work?.baseline ? (
    <VersionField
      baseline={work.baseline}
      onChoose={(version) =>
        work.baseline ? void open(work.baseline.baselineId, work.kind, version) : undefined
      }
    />
  ) : null;

  return (
    <Screen
      name="baselines"
      title={t('title')}
      beside={target === null ? null : <span>{t('forTwin', { ...target })}</span>}
      actions={
        <>
          <Button className={controls.large} icon={<Add20Regular />} data-to="newBaseline" onClick={begin}>
            {t(target === null ? 'new' : 'newFromTwin')}
          </Button>
          <Button
            className={controls.large}
            icon={<ArrowImport20Regular />}
            onClick={() => void store.importFile().then((name) => name && announce(t('imported', { name })))}
          >
            {t('import')}
          </Button>
          {target === null ? null : (
            <Button
              className={controls.large}
              onClick={() => navigation.open({ screen: 'securityTwin', ...target })}
            >
              {t('toTwin')}
            </Button>
          )}
        </>
      }
    >
      {failure ? <FailureMessage failure={failure} /> : null}
      {comparison.failure ? <FailureMessage failure={comparison.failure} /> : null}
      {work?.kind === 'edit' ? (
        <BaselineEditor
          key={work.baseline === null ? 'new' : keyOf(work.baseline)}
          content={work.content}
          isNew={work.baseline === null}
          versionField={versionField}
          onCancel={() => setWork(null)}
          onSave={async (content) => {
            if (!(await store.save(work.baseline?.baselineId ?? null, content))) return;
            announce(t('saved', { name: content.name }));
            setWork(null);
          }}
        />
      ) : null}
      {work?.kind === 'apply' && target !== null ? (
        <ApplyBaseline
          key={work.baseline.baselineId}
          baseline={work.baseline}
          versionField={versionField}
          onCancel={() => setWork(null)}
          onApply={(variables, how) => void apply(work.baseline, variables, how)}
          onCompare={(variables) =>
            void comparisons.compare(
              { kind: 'live', ...target },
              { kind: 'baseline', ...versionOf(work.baseline), variables },
            )
          }
        />
      ) : null}
      {comparison.comparison ? (
        <ComparisonPanel comparison={comparison.comparison} onClose={comparisons.closeComparison} />
      ) : null}
      {list === null ? <Spinner label={t('reading')} /> : null}
      {list ? (
        <BaselineList
          list={list}
          appliesTo={target === null ? null : generation}
          onEdit={(baselineId) => void open(baselineId, 'edit')}
          onApply={(baselineId) => void open(baselineId, 'apply')}
          onExport={(baselineId) =>
            void store.exportFile(baselineId).then((name) => name && announce(t('exported', { name })))
          }
          onRemove={(baselineId) => void store.remove(baselineId)}
        />
      ) : null}
    </Screen>
  );
}

type Variables = Readonly<Record<string, string | number | boolean>>;

/** A form begins anew with another version. */
function keyOf({ baselineId, version }: BaselineView): string {
  return `${baselineId} ${version}`;
}

function versionOf({ baselineId, version }: BaselineView): { baselineId: string; version: number } {
  return { baselineId, version };
}

function generationOf(moduleId: string): Generation {
  return moduleId === 'DefenderIotMicroAgent' ? 'micro' : 'classic';
}
