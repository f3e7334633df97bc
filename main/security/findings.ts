/** Everything the rules say of a configuration's values, and what becomes of the values when a fix is applied. */
import type { AgentFlavour, Finding, Generation } from '../../preload/contract';
import type { ConfigurationValues } from './configuration';
import { agentsOf } from './flavour';
import { configurationRules, type FixPlan, factsOf, type Holder, type Remark, type Rule } from './rules';
import { migrationFixId } from './twinFindings';

type Values = Readonly<ConfigurationValues>;

/**
 * Errors are what the agent or the hub refuses; of an agent not told apart, what every one it may be refuses. `detail`
 * holds what the sentence of the rule names: renderer/text/en/findings.ts.
 */
export function findingsFor(
  generation: Generation,
  values: Values,
  flavour: AgentFlavour,
): readonly Finding[] {
  return judged(generation, values, flavour).map(({ finding }) => finding);
}

/** The values with one finding's fix applied; null for a fix that none of the present findings has. */
export function fixedValues(
  generation: Generation,
  values: Values,
  flavour: AgentFlavour,
  fixId: string,
): Values | null {
  // A migration keeps the values: saving them is what brings them into today's form.
  if (fixId === migrationFixId) return values;
  const plan = judged(generation, values, flavour).find(({ finding }) => finding.fix?.id === fixId)?.plan;
  return plan?.apply(values) ?? null;
}

interface Judged {
  readonly finding: Finding;
  readonly plan: FixPlan | null;
}

const holdersOf = (generation: Generation, flavour: AgentFlavour): readonly Holder[] =>
  generation === 'micro' ? ['micro'] : agentsOf(flavour);

function judged(generation: Generation, values: Values, flavour: AgentFlavour): readonly Judged[] {
  const facts = factsOf(generation, flavour, values);
  const holders = holdersOf(generation, flavour);
  return configurationRules
    .filter(({ holdsFor }) => holders.some((holder) => holdsFor.includes(holder)))
    .flatMap((rule) => rule.find(facts).map((remark) => judgedBy(generation, rule, remark)));
}

function judgedBy(
  generation: Generation,
  { code, severity, source }: Rule,
  { property, detail = {}, fix = null }: Remark,
): Judged {
  const sent = fix === null ? null : { id: fixIdOf(code, property), kind: fix.kind, detail: fix.detail };
  const origin = typeof source === 'string' ? source : source[generation];
  return { finding: { code, severity, property, detail, source: origin, fix: sent }, plan: fix };
}

function fixIdOf(code: Finding['code'], property: string | null): string {
  return property === null ? code : `${code} ${property}`;
}
