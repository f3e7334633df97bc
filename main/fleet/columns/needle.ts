/** What is looked for in texts, as bytes: UTF-8, with a zero byte where a text begins or ends. */

/** Stands before and after every text, and in none of them. */
export const edge = 0;

const encoder = new TextEncoder();

/** A zero inside a text would be taken for its end. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text);
}

export interface Needle {
  readonly text: string;
  readonly isAtBeginning: boolean;
  readonly isAtEnd: boolean;
}

export function needleBytes({ text, isAtBeginning, isAtEnd }: Needle): Uint8Array {
  const bytes = bytesOf(text);
  const needle = new Uint8Array(bytes.length + Number(isAtBeginning) + Number(isAtEnd));
  needle.set(bytes, Number(isAtBeginning));
  return needle;
}
