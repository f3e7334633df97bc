/** Names, paths, texts and numbers of a query, without their quotes and escapes. */
import type { SyntaxNode } from '@lezer/common';
import { rootFieldNamed } from './fields';
import type { Path } from './syntax';

/** The collection's name may stand before a path (`devices.deviceId`, `devices.jobs.jobId`). */
export function readPath(node: SyntaxNode, text: string): Path {
  const segments = segmentsOf(node, text);
  const lower = segments.map((segment) => segment.toLowerCase());
  if (lower[0] !== 'devices' || segments.length === 1) return segments;
  const isLong = (lower[1] === 'modules' || lower[1] === 'jobs') && segments.length > 2;
  return segments.slice(isLong ? 2 : 1);
}

export function segmentsOf(node: SyntaxNode, text: string): readonly string[] {
  const segments: string[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'Identifier' || child.name === 'QuotedName') segments.push(readName(child, text));
  }
  return segments;
}

/** `[[…]]` is taken as it stands. */
export function readName(node: SyntaxNode, text: string): string {
  return node.name === 'QuotedName' ? text.slice(node.from + 2, node.to - 2) : text.slice(node.from, node.to);
}

export function readString(node: SyntaxNode, text: string): string {
  return text
    .slice(node.from + 1, node.to - 1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
      code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

export function readNumber(node: SyntaxNode, text: string): number {
  return Number(text.slice(node.from, node.to));
}

export function isSamePath(a: Path, b: Path): boolean {
  const [rootOfA = '', ...restOfA] = a;
  const [rootOfB = '', ...restOfB] = b;
  return (
    rootFieldNamed(rootOfA) === rootFieldNamed(rootOfB) &&
    restOfA.length === restOfB.length &&
    restOfA.every((key, index) => key === restOfB[index])
  );
}
