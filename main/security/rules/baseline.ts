/** Rules about the custom baseline checks of the classic agents. */
import { ownValue } from '../../twin';
import { sources } from '../sources';
import { type Holder, type Rule, setValue, type Values } from './rule';

const enabled = 'baselineCustomChecksEnabled';
const path = 'baselineCustomChecksFilePath';
const hash = 'baselineCustomChecksFileHash';

/** The C# agent has no baseline collector on Windows. */
const onLinux: readonly Holder[] = ['c', 'csharpLinux'];

function textOf(values: Values, name: string): string | null {
  const value = ownValue(values, name);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export const baselineRules: readonly Rule[] = [
  {
    code: 'baselineIncomplete',
    severity: 'warning',
    holdsFor: onLinux,
    source: sources.classicBaseline,
    find: ({ values }) => {
      if (ownValue(values, enabled) !== true) return [];
      const missing = [path, hash].filter((name) => {
        const value = ownValue(values, name);
        return value === undefined || (typeof value === 'string' && value.trim() === '');
      });
      if (missing.length === 0) return [];
      return [{ property: enabled, detail: { missing: missing.join(', ') }, fix: setValue(enabled, false) }];
    },
  },
  {
    code: 'badHash',
    severity: 'warning',
    holdsFor: onLinux,
    source: sources.classicBaseline,
    find: ({ values }) => {
      const value = textOf(values, hash);
      if (value === null || /^[0-9a-f]{64}$/.test(value)) return [];
      const trimmed = /^\s*([0-9a-fA-F]{64})(?:\s|$)/.exec(value)?.[1]?.toLowerCase();
      return [
        { property: hash, detail: { value }, fix: trimmed === undefined ? null : setValue(hash, trimmed) },
      ];
    },
  },
  {
    code: 'pathNotAbsolute',
    severity: 'warning',
    holdsFor: onLinux,
    source: sources.classicBaseline,
    find: ({ values }) => {
      const value = textOf(values, path);
      return value === null || value.startsWith('/') ? [] : [{ property: path, detail: { value } }];
    },
  },
];
