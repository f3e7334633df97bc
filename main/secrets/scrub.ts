/** Takes out of a text what looks like a credential of IoT Hub. */

const mask = '[secret]';

/**
 * Generated keys are 32 or 64 random bytes: 44 or 88 characters of base64, which a URL may carry percent-encoded.
 * Source: MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md; the lengths as seen in azure-docs#59639.
 */
const base64Character = '(?:[A-Za-z0-9+/]|%2[BbFf])';
const padding = '(?:=|%3[Dd])';
const key = new RegExp(
  `(?<![A-Za-z0-9+/])(?:${base64Character}{86}${padding}{2}|${base64Character}{43}${padding})(?!=)`,
  'g',
);

const named: readonly [RegExp, string][] = [
  [/\b(SharedAccessKey\s*=\s*)[^;"'\s]+/gi, `$1${mask}`],
  [/\b(SharedAccessSignature)(\s+|\s*=\s*)[^;"'\s]+/gi, `$1$2${mask}`],
  [/\b(sig\s*=\s*)[^&;"'\s]+/gi, `$1${mask}`],
  [/\b(Bearer\s+)[^;"'\s]+/g, `$1${mask}`],
  [/("(?:primaryKey|secondaryKey|sasToken)\\?"\s*:\s*\\?")[^"\\]+/gi, `$1${mask}`],
];

/** The text with keys, tokens and signatures replaced by `[secret]`. */
export function scrubSecrets(text: string): string {
  const withoutNamed = named.reduce(
    (scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement),
    text,
  );
  return withoutNamed.replace(key, mask);
}
