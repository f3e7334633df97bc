/** Reads what `reg query` prints, which is the same in every language of Windows. */

import type { Source } from '../recipe';
import { systemProgram } from './programs';

/** Ends with 1 when the key is not there. */
export function registryQuery(...args: readonly string[]): Source {
  return systemProgram('reg.exe', ['query', ...args]);
}

export interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/** Keys stand alone on their line; values are indented, their parts four blanks apart. */
export function parseRegistry(text: string): RegistryValue[] {
  const values: RegistryValue[] = [];
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^HKEY_/.test(line)) key = line.trim();
    const match = /^ {4}(.+?) {4}(REG_[A-Z_]+) {4}(.*)$/.exec(line);
    if (match === null) continue;
    const [, name = '', type = '', data = ''] = match;
    values.push({ key, name, type, data });
  }
  return values;
}
