/** A secret that cannot be printed by accident. */
import { inspect } from 'node:util';

const texts = new WeakMap<Secret, string>();

/** Prints as `[secret]` however it is turned into text; only `reveal` gives what it holds. */
export class Secret {
  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

export function secretOf(text: string): Secret {
  const secret = new Secret();
  texts.set(secret, text);
  return secret;
}

/** The text itself: call it only where the text leaves for its one purpose. */
export function reveal(secret: Secret): string {
  const text = texts.get(secret);
  if (text === undefined) throw new Error('This secret was not made by secretOf.');
  return text;
}
