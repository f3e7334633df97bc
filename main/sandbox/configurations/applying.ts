/** Gives one identity what the configurations about it want, and takes back what none wants any more. */
import { equals } from '../../twin';
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';
import { compileCondition } from '../query/compile';
import type { TwinDocuments } from '../query/documents';
import { parseCondition } from '../query/parse';
import type { Condition } from '../query/syntax';
import type { Registry } from '../registry/registry';
import type { Twins } from '../twins/twins';
import type { Configuration, ConfigurationKind } from './configuration';
import { patchFor, prevailing, type Setting, settingsIn } from './settings';
import type { Targeting, TargetTable } from './targetTable';

/** A configuration made ready to be held against many twins. */
export interface Rule {
  readonly id: string;
  readonly kind: ConfigurationKind;
  /** Null for a configuration about nobody. */
  readonly condition: Condition | null;
  readonly isAbout: ReturnType<typeof compileCondition>;
  readonly settings: readonly Setting[];
}

/** In the order of their say: the last one has the highest priority, among equals the newest. */
export function rulesOf(configurations: readonly Configuration[]): readonly Rule[] {
  return [...configurations]
    .sort((a, b) => a.priority - b.priority || a.createdMs - b.createdMs)
    .map(({ id, kind, targetCondition, content }) => {
      const condition = targetCondition === '' ? null : parseCondition(targetCondition);
      const isAbout = condition ? compileCondition(condition.where) : () => false;
      return { id, kind, condition, isAbout, settings: settingsIn(content) };
    });
}

export interface ApplyingPorts {
  readonly registry: Registry;
  readonly twins: Twins;
  readonly targets: TargetTable;
  readonly documents: TwinDocuments;
}

/** An identity that is gone has no configurations. */
export function applyRules(
  ref: IdentityRef,
  rules: readonly Rule[],
  { registry, twins, targets, documents }: ApplyingPorts,
): void {
  const record = registry.find(ref);
  if (!record) return;
  const kind: ConfigurationKind = record.moduleId === '' ? 'devices' : 'modules';
  const document = documents.of(record);
  const about = rules.filter((rule) => rule.kind === kind && rule.isAbout(document));
  const before = targets.of(record.number);
  if (about.length === 0 && before.isApplied.size === 0) return;

  const settings = prevailing(about);
  const patch = patchFor(record.desired.properties, before.paths, settings);
  const isWritten = Object.keys(patch).length > 0;
  const after: Targeting = {
    isApplied: new Map(about.map(({ id, settings: own }) => [id, prevails(id, own, settings)])),
    paths: settings.map(({ path }) => path),
  };
  if (!isWritten && isSameTargeting(before, after)) return;
  try {
    registry.atOnce(() => {
      targets.keep(record, after);
      if (isWritten) twins.patch(ref, { properties: { desired: patch } }, null);
    });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    // The twin has no room for it: everything stays as it was, and nothing counts as applied.
    const isApplied = new Map(about.map(({ id }): [string, boolean] => [id, false]));
    registry.atOnce(() => targets.keep(record, { isApplied, paths: before.paths }));
  }
}

/** A configuration of which nothing prevails is targeted only. */
function prevails(
  id: string,
  own: readonly Setting[],
  settings: readonly { readonly configurationId: string }[],
): boolean {
  return own.length === 0 || settings.some(({ configurationId }) => configurationId === id);
}

function isSameTargeting(a: Targeting, b: Targeting): boolean {
  return (
    equals(Object.fromEntries(a.isApplied), Object.fromEntries(b.isApplied)) &&
    equals(
      a.paths.map((path) => [...path]),
      b.paths.map((path) => [...path]),
    )
  );
}
