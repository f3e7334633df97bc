/** The parts of a condition that the registry finds by index. All of them must hold, so any of them narrows the search. */
import type { JsonValue } from '../ports';
import type { Lookup } from '../registry/lookup';
import { tagRow } from '../registry/tagIndex';
import { rootFieldNamed } from './fields';
import type { Condition, Expression, Path, QueryCollection } from './syntax';

export interface Lookups {
  readonly lookups: readonly Lookup[];
  /** Whether they are the whole condition, so that what they find needs no check. */
  readonly isWhole: boolean;
}

export function lookupsIn({ where, from }: Condition): Lookups {
  if (where === null) return { lookups: [], isWhole: true };
  const parts = flattened(where);
  const found = parts.map((part) => lookupOf(part, from)).filter((lookup) => lookup !== null);
  return { lookups: found, isWhole: found.length === parts.length };
}

/** The text that the field must be equal to; null where the condition names none. */
export function fieldIn({ where }: Condition, field: string): string | null {
  for (const part of where ? flattened(where) : []) {
    const equal = equalityIn(part);
    if (equal && isField(equal.path, field) && typeof equal.value === 'string') return equal.value;
  }
  return null;
}

/** `a AND (b AND c)` is one conjunction. */
function flattened(part: Expression): readonly Expression[] {
  return part.kind === 'all' ? part.of.flatMap(flattened) : [part];
}

function lookupOf(part: Expression, from: QueryCollection): Lookup | null {
  switch (part.kind) {
    case 'comparison': {
      const equal = equalityIn(part);
      return equal && equality(equal.path, equal.value, from);
    }
    case 'membership': {
      if (!part.isIn || part.of.kind !== 'path' || !isField(part.of.path, 'deviceId')) return null;
      const deviceIds = part.items.map((item) => (item.kind === 'constant' ? item.value : null));
      const isWhole = deviceIds.every((deviceId) => typeof deviceId === 'string');
      return isWhole ? { kind: 'deviceIds', deviceIds } : null;
    }
    case 'call': {
      if (part.name !== 'STARTSWITH' && part.name !== 'STARTS_WITH') return null;
      const [subject, prefix] = part.arguments;
      if (subject?.kind !== 'path' || !isField(subject.path, 'deviceId')) return null;
      return prefix?.kind === 'constant' && typeof prefix.value === 'string'
        ? { kind: 'deviceIdPrefix', prefix: prefix.value }
        : null;
    }
    default:
      return null;
  }
}

/** `path = constant`, whichever comes first. */
function equalityIn(part: Expression): { readonly path: Path; readonly value: JsonValue | undefined } | null {
  if (part.kind !== 'comparison' || part.comparator !== '=') return null;
  const { left, right } = part;
  if (left.kind === 'path' && right.kind === 'constant') return { path: left.path, value: right.value };
  if (left.kind === 'constant' && right.kind === 'path') return { path: right.path, value: left.value };
  return null;
}

function equality(path: Path, value: JsonValue | undefined, from: QueryCollection): Lookup | null {
  if (typeof value === 'string') {
    if (isField(path, 'deviceId')) return { kind: 'deviceId', deviceId: value };
    if (isField(path, 'moduleId')) return { kind: 'moduleId', moduleId: value };
    const isStatus = value === 'enabled' || value === 'disabled';
    // Modules have no status of their own.
    if (isStatus && from === 'devices' && isField(path, 'status')) {
      return { kind: 'status', status: value };
    }
  }
  return tagEquality(path, value);
}

/** Keys of tags have neither dots nor dollar signs, so a path with one finds nothing and is none of the index. */
function tagEquality([root = '', ...keys]: Path, value: JsonValue | undefined): Lookup | null {
  if (rootFieldNamed(root) !== 'tags' || keys.length === 0 || keys.some((key) => /[.$]/.test(key)))
    return null;
  return value !== undefined && tagRow(keys, value) ? { kind: 'tag', path: keys, value } : null;
}

function isField(path: Path, field: string): boolean {
  return path.length === 1 && rootFieldNamed(path[0] ?? '') === field;
}
