/** When a value fits what a filter asks for. */
import type { DriftCause, SecurityModuleKind } from '../../../preload/contract';
import type { Age, Pattern } from './filter';

/** Shorter texts are looked for at the beginning of an identifier or a value only. */
export const shortestAnywhere = 3;

/** Causes that are no drift. */
export const steady: ReadonlySet<DriftCause> = new Set(['applied', 'default', 'notSupported', 'lingering']);

export function fits({ parts }: Pattern, folded: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return folded === first;
  if (!folded.startsWith(first) || !folded.endsWith(last)) return false;
  const end = folded.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = folded.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

/** `timeMs` in milliseconds since 1970, NaN for never, which is neither newer nor older. */
export function fitsAge(timeMs: number, age: Age | null, nowMs: number): boolean {
  const isNever = Number.isNaN(timeMs);
  if (age === null || isNever) return age === null && isNever;
  const isNewer = nowMs - timeMs < age.ageMs;
  return isNewer === (age.is === 'newer');
}

/** `any` is every cause that is a drift, `none` the ones that are not. */
export function fitsDrift(drift: DriftCause | null, value: string): boolean {
  if (value === 'any') return drift !== null && !steady.has(drift);
  if (value === 'none') return drift !== null && steady.has(drift);
  return drift === value;
}

/** A device with modules of both generations fits each. */
export function fitsGeneration(kind: SecurityModuleKind, value: string): boolean {
  if (value === 'none') return kind === 'none' || kind === 'nearMiss';
  return kind === value || kind === 'both';
}
