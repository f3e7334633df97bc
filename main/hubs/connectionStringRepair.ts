/** Mends what e-mails and chat programs do to a connection string. */
import type { ConnectionStringRepair } from '../../preload/contract';

export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly ConnectionStringRepair[];
}

const quotes = /["'`\u2018\u2019\u201C\u201D\u00AB\u00BB]/g;
const lineBreaks = /[\r\n\u2028\u2029]+/g;
/** Every kind of space, and characters without width (soft hyphen, zero-width space and joiners, byte order mark). */
const spaces = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/g;

/**
 * No part of a hub's connection string can hold a quote, a space or a line break, so wherever one stands it is stray.
 * White space around the whole text is dropped without a word.
 */
export function repairConnectionString(pasted: string): RepairedText {
  const repairs: ConnectionStringRepair[] = [];
  const remove = (text: string, pattern: RegExp, repair: ConnectionStringRepair): string => {
    const without = text.replace(pattern, '');
    if (without !== text) repairs.push(repair);
    return without;
  };
  const trimmed = pasted.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '');
  const unquoted = remove(trimmed, quotes, 'quotes');
  const onOneLine = remove(unquoted, lineBreaks, 'lineBreaks');
  return { text: remove(onOneLine, spaces, 'spaces'), repairs };
}
