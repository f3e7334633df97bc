/** The configuration as text in the JSON editor, both ways. */
import type { AgentFlavour, Finding, Generation, JsonProblem, JsonValue } from '../../preload/contract';
import { objectOf } from '../twin';
import { type ConfigurationValues, sectionOf } from './configuration';
import { findingsFor } from './findings';
import { type JsonMember, type JsonNode, readJson, type TextRange } from './jsonTree';
import { knownProperties } from './properties';
import { sources } from './sources';
import { configurationWrapper } from './wrappers';

export interface ParsedConfiguration {
  /** Empty unless readable. */
  readonly values: ConfigurationValues;
  /** In the order of their places. */
  readonly problems: readonly JsonProblem[];
  /** False for text that is no JSON, or whose objects are not those of a configuration. */
  readonly isReadable: boolean;
}

/** What the desired section holds for these values, wrapper included, in the tables' order, two spaces deep. */
export function jsonTextOf(generation: Generation, values: Readonly<ConfigurationValues>): string {
  const order = new Map(knownProperties(generation).map(({ name }, index) => [name, index]));
  const place = (name: string): number => order.get(name) ?? order.size;
  const sorted = Object.entries(values).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return JSON.stringify(sectionOf(generation, objectOf(sorted)), null, 2);
}

/**
 * Reads what `jsonTextOf` writes. Classic also takes the wrapper inside `desired` or `properties.desired`, as Microsoft's
 * examples have it, and the properties alone, without wrapper. Problems are findings at their places; the finding is
 * null where the text is no JSON (or repeats a key).
 */
export function parseJsonText(
  generation: Generation,
  text: string,
  flavour: AgentFlavour = 'unknown',
): ParsedConfiguration {
  const read = readJson(text);
  if (read.kind === 'problem') return unreadable([{ ...read.at, finding: null }]);
  const configuration = generation === 'micro' ? read.root : findConfiguration(read.root);
  const { members } = configuration;
  if (members === null) return unreadable([problem(configuration, notAnObject(null))]);
  const misplaced = generation === 'micro' ? [] : [...besideWrapper(read.root), ...bareMembers(members)];
  if (misplaced.length > 0) return unreadable(misplaced);
  const values = objectOf([...members].map(([name, { node }]) => [name, valueOfMember(generation, node)]));
  const problems = [
    ...findingsFor(generation, values, flavour).map((finding) => problemAt(configuration, finding)),
    ...(generation === 'micro' ? [] : besideValues(members)),
  ];
  return { values, problems: problems.sort((a, b) => a.from - b.from || a.to - b.to), isReadable: true };
}

function unreadable(problems: readonly JsonProblem[]): ParsedConfiguration {
  return { values: {}, problems, isReadable: false };
}

function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.members?.get(key)?.node;
}

function findConfiguration(root: JsonNode): JsonNode {
  const desired = memberOf(root, 'desired') ?? memberOf(memberOf(root, 'properties'), 'desired');
  return memberOf(root, configurationWrapper) ?? memberOf(desired, configurationWrapper) ?? root;
}

/** Other keys next to the wrapper would be lost on saving, so they are refused. */
function besideWrapper(root: JsonNode): JsonProblem[] {
  if (memberOf(root, configurationWrapper) === undefined) return [];
  return [...(root.members ?? [])]
    .filter(([name]) => name !== configurationWrapper)
    .map(([name, { key }]) => problem(key, placed('keyBesideWrapper', 'error', name, { key: name })));
}

/** Properties that are no objects, as in the shape of 2019. */
function bareMembers(members: ReadonlyMap<string, JsonMember>): JsonProblem[] {
  return [...members]
    .filter(([, { node }]) => node.members === null)
    .map(([name, { node }]) => problem(node, notAnObject(name)));
}

/** Keys next to `value` say nothing to any agent and are not kept. */
function besideValues(members: ReadonlyMap<string, JsonMember>): JsonProblem[] {
  return [...members].flatMap(([property, { node }]) =>
    [...(node.members ?? [])]
      .filter(([name]) => name !== 'value')
      .map(([name, { key }]) =>
        problem(key, placed('besideValue', 'warning', `${property}.${name}`, { key: name })),
      ),
  );
}

function valueOfMember(generation: Generation, node: JsonNode): JsonValue {
  return generation === 'micro' ? node.value : (memberOf(node, 'value')?.value ?? null);
}

function notAnObject(property: string | null): Finding {
  return placed('notAnObject', 'error', property, {});
}

/** What only the text can have wrong: once it is read, nothing of it is left. */
function placed(
  code: Finding['code'],
  severity: Finding['severity'],
  property: string | null,
  detail: Finding['detail'],
): Finding {
  return { code, severity, property, detail, source: sources.schema, fix: null };
}

function problem({ from, to }: TextRange, finding: Finding): JsonProblem {
  return { from, to, finding };
}

const findingsOfKeys: readonly Finding['code'][] = [
  'unknownProperty',
  'unknownPropertyLetterCase',
  'unknownPropertyMisspelled',
  'keyNotAllowed',
];

/** At the property's value, or its key when the key is wrong; at the other property of a conflict if only that is there. */
function problemAt(configuration: JsonNode, finding: Finding): JsonProblem {
  const { property, detail } = finding;
  const find = (name: unknown): JsonMember | undefined =>
    typeof name === 'string' ? configuration.members?.get(name) : undefined;
  const member = find(property) ?? find(detail.other);
  if (member === undefined) return problem(configuration, finding);
  if (findingsOfKeys.includes(finding.code)) return problem(member.key, finding);
  return problem(memberOf(member.node, 'value') ?? member.node, finding);
}
