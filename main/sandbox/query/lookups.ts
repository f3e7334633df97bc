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
  const parts = where.kind === 'all' ? where.of.flatMap(flattened) : [where];
  const found = parts.map((part) => lookupOf(part, from)).filter((lookup) => lookup !== null);
  return { lookups: found, isWhole: found.length === parts.length };
}

/** `a AND (b AND c)` is one conjunction. */
function flattened(part: Expression): readonly Expression[] {
  return part.kind === 'all' ? part.of.flatMap(flattened) : [part];
}

function lookupOf(part: Expression, from: QueryCollection): Lookup | null {
  switch (part.kind) {
    case 'comparison': {
      if (part.comparator !== '=') return null;
      const { left, right } = part;
      if (left.kind === 'path' && right.kind === 'constant') return equality(left.path, right.value, from);
      if (left.kind === 'constant' && right.kind === 'path') return equality(right.path, left.value, from);
      return null;
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
