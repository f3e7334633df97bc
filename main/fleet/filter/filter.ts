/** A filter as a tree: terms that all must hold, each with values of which one must. */
import type { FleetFilterError } from '../../../preload/contract';

/** A value to compare with as a whole, without regard to letter case; `*` stands for any characters. */
export interface Pattern {
  /** The parts between the stars, folded; one part without a star. */
  readonly parts: readonly string[];
}

export interface Age {
  readonly is: 'newer' | 'older';
  readonly ageMs: number;
}

export type ChoiceField =
  | 'status'
  | 'connected'
  | 'module'
  | 'verdict'
  | 'drift'
  | 'generation'
  | 'auth'
  | 'edge'
  | 'changed';

export type Condition =
  /** Found anywhere in the identifier, a tag or a chosen path; with one or two characters, where one of them begins. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly values: readonly string[] }
  | { readonly kind: 'id' | 'site' | 'moduleId' | 'fingerprint'; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'tag'; readonly path: string; readonly patterns: readonly Pattern[] }
  /** `null` stands for never. */
  | { readonly kind: 'active' | 'read'; readonly ages: readonly (Age | null)[] };

export interface Term {
  readonly isNegated: boolean;
  readonly condition: Condition;
  readonly from: number;
  readonly to: number;
}

export interface Filter {
  readonly terms: readonly Term[];
  /** What makes no sense; it is not among the terms. */
  readonly errors: readonly FleetFilterError[];
}
