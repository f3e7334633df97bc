/** What a translation of an English area must hold, so that a missing string does not compile. */

type PluralBase<Key> = Key extends `${infer Base}_other` ? Base : never;

/**
 * The same keys with other words. Spanish also has the plural form `many` (1 000 000 dispositivos → "de dispositivos"),
 * which English does not: every plural needs it. Source: Unicode CLDR, language plural rules.
 */
export type SpanishOf<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : SpanishOf<English[Key]>;
} & {
  readonly [Key in keyof English as PluralBase<Key> extends never
    ? never
    : `${PluralBase<Key>}_many`]: string;
};
