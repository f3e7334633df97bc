/** What the security module twin screen knows. */
import type {
  ConflictView,
  EchoState,
  JsonValue,
  PropertyRow,
  SecurityTwinView,
  TwinEdit,
} from '../../../preload/contract';
import type { Failure } from '../../client/failure';
import { targetOf } from './editQueue';

export type Choice = 'mine' | 'theirs';

/** How the newest save goes. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'echo'; readonly version: number; readonly echo: EchoState }
  /** Nothing of the draft is lost. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'conflict';
      readonly conflict: ConflictView;
      readonly choices: Readonly<Record<string, Choice>>;
    };

export interface TwinRef {
  readonly deviceId: string;
  readonly moduleId: string;
}

export interface SecurityTwinState {
  readonly hubId: string | null;
  readonly ref: TwinRef | null;
  readonly view: SecurityTwinView | null;
  readonly isReading: boolean;
  /** Edits that main has not kept yet, oldest first; their values are shown already. */
  readonly unkept: readonly TwinEdit[];
  /** When the draft that was there at opening was made; null when there was none or it was reworked since. */
  readonly restoredFrom: string | null;
  /** The version a draft was rebased on by the person's choices, until it is saved or discarded. */
  readonly reviewedVersion: number | null;
  readonly outcome: Outcome;
  /** Why the twin could not be read, or an edit not kept. */
  readonly failure: Failure | null;
}

export const startState: SecurityTwinState = {
  hubId: null,
  ref: null,
  view: null,
  isReading: false,
  unkept: [],
  restoredFrom: null,
  reviewedVersion: null,
  outcome: { kind: 'none' },
  failure: null,
};

/** A property's value as the person last made it, kept or not; null when it is not set. */
export function editedCell(
  row: PropertyRow,
  unkept: readonly TwinEdit[],
): { readonly value: JsonValue } | null {
  const edit = unkept.findLast((each) => targetOf(each) === `property ${row.name}`);
  if (edit?.kind === 'set') return { value: edit.value };
  if (edit?.kind === 'unset') return null;
  return row.isSetInDraft ? { value: row.edited } : null;
}

/** The JSON text as it was last typed, or as main writes the configuration out. */
export function shownJsonText({ unkept, view }: SecurityTwinState): string {
  const typed = unkept.findLast((edit) => edit.kind === 'json');
  return typed?.text ?? view?.draft?.jsonText ?? view?.jsonText ?? '';
}

/** Text that is no JSON lives only as text: a form field could not be changed without losing it. */
export function isJsonUnreadable({ view }: SecurityTwinState): boolean {
  return view?.draft?.jsonProblems.some(({ finding }) => finding === null) ?? false;
}

export function hasEdit({ view, unkept }: SecurityTwinState): boolean {
  return unkept.length > 0 || (view !== null && view.draft !== null);
}

/** How many conflicting properties still wait for a choice. */
export function choicesLeft(outcome: Extract<Outcome, { kind: 'conflict' }>): number {
  return outcome.conflict.items.filter(
    ({ state, property }) => state === 'conflict' && outcome.choices[property] === undefined,
  ).length;
}
