/** Tags and desired properties of a device as one text in the editor, both ways; pure. */
import type { DeviceTwinProblem, JsonObject, JsonValue } from '../../preload/contract';
import { type JsonNode, readJson } from '../security';
import { isObject, type LimitProblem, limitProblems, twinLimits } from '../twin';

export interface DeviceSections {
  readonly tags: JsonObject;
  readonly desired: JsonObject;
}

const sectionNames = ['tags', 'desired'] as const;
type SectionName = (typeof sectionNames)[number];
const limitBytes: Readonly<Record<SectionName, number>> = {
  tags: twinLimits.tagsBytes,
  desired: twinLimits.desiredBytes,
};

export function deviceTextOf({ tags, desired }: DeviceSections): string {
  return JSON.stringify({ tags, desired }, null, 2);
}

/** `sections` is null for text that is no such document. A section that is left out is empty. */
export function readDeviceText(text: string): {
  readonly sections: DeviceSections | null;
  readonly problems: readonly DeviceTwinProblem[];
} {
  const read = readJson(text);
  if (read.kind === 'problem') return { sections: null, problems: [problem('notJson', read.at, [])] };
  const { members } = read.root;
  if (members === null) return { sections: null, problems: [problem('notAnObject', read.root, [])] };
  const misplaced = [...members].flatMap(([name, { key, node }]) => {
    if (!sectionNames.some((section) => section === name)) return [problem('unknownSection', key, [name])];
    return node.members === null ? [problem('notAnObject', node, [name])] : [];
  });
  if (misplaced.length > 0) return { sections: null, problems: misplaced };
  const sections = { tags: sectionIn(read.root, 'tags'), desired: sectionIn(read.root, 'desired') };
  const problems = sectionNames.flatMap((name) => [
    ...nullsIn(sections[name], [name]).map((path) => problem('nullValue', placeOf(read.root, path), path)),
    ...limitProblems(sections[name], limitBytes[name]).map((found) => limitProblem(read.root, name, found)),
  ]);
  return { sections, problems };
}

function sectionIn(root: JsonNode, name: SectionName): JsonObject {
  const value = root.members?.get(name)?.node.value;
  return isObject(value) ? value : {};
}

/** Null means deletion in a patch, so no twin can hold one; inside an array it is a value like any other. */
function nullsIn(value: JsonValue, path: readonly string[]): string[][] {
  if (value === null) return [[...path]];
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, [...path, key]))
    : [];
}

function limitProblem(root: JsonNode, section: SectionName, found: LimitProblem): DeviceTwinProblem {
  const path = [section, ...found.path];
  return { ...problem(found.code, placeOf(root, path), path), measured: measuredOf(found) };
}

function measuredOf(found: LimitProblem): DeviceTwinProblem['measured'] {
  switch (found.code) {
    case 'tooLarge':
    case 'keyTooLong':
    case 'stringTooLong':
      return { is: found.sizeBytes, limit: found.limitBytes };
    case 'tooDeep':
      return { is: found.path.length, limit: found.limit };
    case 'integerOutOfRange':
    case 'keyNotAllowed':
      return null;
  }
}

/** The deepest place of the path that the text has a position for; elements of arrays have none. */
function placeOf(root: JsonNode, path: readonly string[]): JsonNode {
  let node = root;
  for (const key of path) node = node.members?.get(key)?.node ?? node;
  return node;
}

function problem(
  code: DeviceTwinProblem['code'],
  { from, to }: { readonly from: number; readonly to: number },
  path: readonly string[],
): DeviceTwinProblem {
  return { code, from, to, path: [...path], measured: null };
}
