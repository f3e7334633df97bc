/** Automatic configurations of the hub: written under their ETag, applied to whom they are about, measured. */
import type { Database } from '../../store';
import { equals } from '../../twin';
import type { HubClock, Schedule } from '../clock';
import { HubError } from '../hubError';
import { checkEtag, type EtagCondition, freshEtag } from '../identities/etag';
import type { Identities } from '../identities/identities';
import type { IdentityRef, JsonObject, JsonValue } from '../ports';
import type { Queries } from '../query/queries';
import type { Registry } from '../registry/registry';
import type { Tier } from '../throttles';
import type { Twins } from '../twins/twins';
import { type ApplyingPorts, applyRules, rulesOf } from './applying';
import { type Configuration, configurationAnswer } from './configuration';
import { readConfigurationPlan } from './configurationBody';
import { openConfigurationTable } from './configurationTable';
import { createEvaluation } from './evaluation';
import { applyToDevice } from './onDevice';

export { testQueries } from './queryMistakes';
export { openTargetTable } from './targetTable';

export interface Configurations {
  /** Creates without a condition, updates with one. */
  write(
    id: string,
    body: JsonValue | undefined,
    condition: EtagCondition | null,
  ): { readonly answer: JsonObject; readonly isNew: boolean };
  /** Fails with ConfigurationNotFound. */
  read(id: string): JsonObject;
  list(top: number): readonly JsonObject[];
  remove(id: string, condition: EtagCondition | null): void;
  /** Writes a content to one device and its modules, once, whatever configurations there are. */
  applyToDevice(deviceId: string, body: JsonValue | undefined): void;
  /** An identity or its twin was written. */
  noteTwin(ref: IdentityRef): void;
  close(): void;
}

export interface ConfigurationPorts extends ApplyingPorts {
  readonly database: Database;
  readonly registry: Registry;
  readonly identities: Identities;
  readonly twins: Twins;
  readonly queries: Queries;
  readonly tier: Tier | null;
  readonly clock: HubClock;
  readonly schedule: Schedule;
}

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md. */
const mostOnPaidHubs = 100;
const mostOnFreeHubs = 10;

/** Takes up at once what changed while the hub was away. */
export function openConfigurations(ports: ConfigurationPorts): Configurations {
  const { database, identities, twins, registry, targets, queries, clock, schedule } = ports;
  const table = openConfigurationTable(database);
  const mostConfigurations = ports.tier?.name === 'F1' ? mostOnFreeHubs : mostOnPaidHubs;
  let rules = rulesOf(table.all());
  let isClosed = false;

  const measure = async (): Promise<void> => {
    for (const { id, metricQueries } of table.all()) {
      const results: [string, number][] = [];
      for (const [name, query] of Object.entries(metricQueries)) {
        results.push([name, await queries.countRows(query)]);
        if (isClosed) return;
      }
      table.keepMetrics(id, Object.fromEntries(results));
    }
  };
  const evaluation = createEvaluation({
    targets,
    rules: () => rules,
    apply: (ref) => applyRules(ref, rules, ports),
    selectedBy: queries.selectedBy,
    measure,
    schedule,
  });

  const find = (id: string): Configuration => {
    const found = table.find(id);
    if (!found) throw new HubError('ConfigurationNotFound', `There is no configuration ${id}.`);
    return found;
  };
  const answer = (found: Configuration): JsonObject => configurationAnswer(found, targets.counts(found.id));
  const changed = (id: string): void => {
    rules = rulesOf(table.all());
    evaluation.noteConfiguration(id);
  };

  evaluation.evaluateAll();
  return {
    write: (id, body, condition) => {
      const before = condition ? find(id) : table.find(id);
      if (before && !condition) {
        throw new HubError('ConfigurationAlreadyExists', `A configuration with ID '${id}' already exists.`);
      }
      if (before) checkEtag(condition, before.etag);
      const plan = readConfigurationPlan(id, body);
      if (before && (before.kind !== plan.kind || !equals(before.content, plan.content))) {
        throw new HubError(
          'CannotModifyImmutableConfigurationContent',
          'The content of a configuration is as it was created; make another one.',
        );
      }
      if (!before && table.all().length >= mostConfigurations) {
        throw new HubError(
          'ConfigurationCountLimitExceeded',
          `The hub already has ${mostConfigurations} configurations.`,
        );
      }
      const nowMs = clock.now().getTime();
      table.keep(plan, freshEtag(), before?.createdMs ?? nowMs, nowMs);
      changed(id);
      return { answer: answer(find(id)), isNew: before === null };
    },
    read: (id) => answer(find(id)),
    list: (top) => table.all().slice(0, top).map(answer),
    remove: (id, condition) => {
      checkEtag(condition, find(id).etag);
      table.remove(id);
      changed(id);
    },
    applyToDevice: (deviceId, body) => applyToDevice(deviceId, body, { registry, identities, twins }),
    noteTwin: evaluation.noteTwin,
    close: () => {
      isClosed = true;
      evaluation.close();
    },
  };
}
