/** Takes everything that looks like a secret out of what leaves the laptop, and counts it. */
import type { JsonValue } from '../../preload/contract';
import { scrubSecrets } from './scrub';

const mask = '[secret]';

export interface Redacted<Value> {
  readonly value: Value;
  readonly removedCount: number;
}

const secretWord =
  'password|passwd|pwd|passphrase|passcode|secret|client_?secret|shared_?access_?key|shared_?access_?signature|' +
  'primary_?key|secondary_?key|symmetric_?key|private_?key|access_?key|account_?key|api_?key|encryption_?key|' +
  'sas_?token|access_?token|refresh_?token|id_?token|auth_?token|token|signature|connection_?string|credentials?|authorization|cookie';

/** A member of this name holds a secret, whatever it looks like. */
const secretName = new RegExp(`^[\\w.-]*?(?:${secretWord})$`, 'i');

/**
 * Names of members in text, quoted or not, as JSON within JSON escapes them or not; then a value up to its quote, or to
 * the next separator. Over-long names are no names, which also bounds the search.
 */
const namedQuoted = new RegExp(
  `([\\w.-]{0,40}(?:${secretWord})(?:\\\\*["'])?\\s*[:=]\\s*)(\\\\*)(["'])(?!\\[secret\\])((?:(?!\\2\\3)[\\s\\S])+)`,
  'gi',
);
const namedBare = new RegExp(
  `([\\w.-]{0,40}(?:${secretWord})\\s*[:=]\\s*)(?!\\[secret\\]|\\\\*["'])[^\\s;,&"'\\\\<>{}[\\]]+`,
  'gi',
);

const shapes: readonly (readonly [RegExp, string])[] = [
  // PEM with its line ends or with escaped ones; without its end when the text was cut. RFC 7468.
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY-----|[\s\S]*$)/g, mask],
  // JSON Web Tokens: three parts, the first two of them JSON. RFC 7519.
  [/\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/g, mask],
  // A user's name and password before a host. RFC 3986, 3.2.1.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:"'\\]*:[^\s/@"'\\]+@/gi, `$1${mask}@`],
  [/\b((?:Bearer|Basic|Negotiate)\s+)(?!\[secret\])[\w+/=.~-]{8,}/gi, `$1${mask}`],
  [/\bSharedAccessSignature\s+sr=[^\s"'\\]+/gi, mask],
  [/\b(sig=)(?!\[secret\])[^&;\s"'\\]+/gi, `$1${mask}`],
];

export function redactText(text: string): Redacted<string> {
  const steps = [...shapes, [namedQuoted, `$1$2$3${mask}`], [namedBare, `$1${mask}`]] as const;
  const shaped = steps.reduce<string>((before, [pattern, by]) => before.replace(pattern, by), text);
  const value = scrubSecrets(shaped);
  return { value, removedCount: Math.max(0, countOf(value) - countOf(text)) };
}

/** Members of a telling name lose their value, all other texts what looks like a secret. */
export function redactJson(json: JsonValue): Redacted<JsonValue> {
  let removedCount = 0;
  function walk(value: JsonValue): JsonValue {
    if (typeof value === 'string') {
      const redacted = redactText(value);
      removedCount += redacted.removedCount;
      return redacted.value;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactText(name).value, member(name, inner)]),
    );
  }
  function member(name: string, inner: JsonValue): JsonValue {
    const holdsText = typeof inner === 'string' && inner !== '' && inner !== mask;
    if (!holdsText || !secretName.test(name)) return walk(inner);
    removedCount += 1;
    return mask;
  }
  return { value: walk(json), removedCount };
}

function countOf(text: string): number {
  return text.split(mask).length - 1;
}
