/** Names of properties as a query writes them: plain where the grammar takes that, else in brackets. */
import type { SyntaxNode } from '@lezer/common';
import { keywords } from './keywords';

/** `tags.[[two words]]`; null when a key can be written in no way, because it holds a bracket that closes. */
export function writtenPath(path: readonly string[]): string | null {
  const names = path.map(writtenName);
  return names.some((name) => name === null) ? null : names.join('.');
}

function writtenName(key: string): string | null {
  if (/^[A-Za-z_$][\w$]*$/.test(key) && !keywords.includes(key.toLowerCase())) return key;
  return key === '' || key.includes(']') ? null : `[[${key}]]`;
}

/** The names of a `Path` node, without the brackets. */
export function segmentsIn(path: SyntaxNode, text: string): readonly string[] {
  const segments: string[] = [];
  for (let child = path.firstChild; child; child = child.nextSibling) {
    if (child.name === 'Identifier') segments.push(text.slice(child.from, child.to));
    if (child.name === 'QuotedName') segments.push(text.slice(child.from + 2, child.to - 2));
  }
  return segments;
}

/** The collection's name may stand before a path (`devices.deviceId`, `devices.jobs.jobId`); here it does not. */
export function withoutCollection(segments: readonly string[]): readonly string[] {
  const [first, second] = segments.map((segment) => segment.toLowerCase());
  if (first !== 'devices' || segments.length === 1) return segments;
  const isLong = (second === 'modules' || second === 'jobs') && segments.length > 2;
  return segments.slice(isLong ? 2 : 1);
}
