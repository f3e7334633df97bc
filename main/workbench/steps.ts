/** Undo and redo of a draft's edits; pure. */
import type { TwinEdit } from '../../preload/contract';
import type { Draft, DraftStep } from '../outbox';
import { equals } from '../twin';

/** A draft is written to disk with every edit, so its steps stay few and small. */
const mostSteps = 100;
const mostCharacters = 250_000;
/** Edits of the same place that follow each other faster are one step. */
const sameStepMs = 1_000;

/** The edited draft with the state before it as a step to go back to; redo ends with a new edit. */
export function withStep(before: Draft, edited: Draft, target: string): Draft {
  const isSameStep =
    before.steps.target === target && Date.parse(edited.editedAt) - Date.parse(before.editedAt) < sameStepMs;
  const past = isSameStep ? before.steps.past : bounded([...before.steps.past, stateOf(before)]);
  return { ...edited, steps: { past, future: [], target } };
}

/** What an edit is of. */
export function targetOf(edit: TwinEdit): string {
  switch (edit.kind) {
    case 'json':
      return 'json';
    case 'fix':
      return `fix ${edit.id}`;
    case 'set':
    case 'unset':
      return `property ${edit.property}`;
  }
}

/** The draft as it was; itself when there is nothing to go back to. */
export function undone(draft: Draft, editedAt: string): Draft {
  const { past, future } = draft.steps;
  const step = past.at(-1);
  if (step === undefined) return draft;
  return {
    ...draft,
    ...step,
    editedAt,
    steps: { past: past.slice(0, -1), future: [...future, stateOf(draft)], target: null },
  };
}

export function redone(draft: Draft, editedAt: string): Draft {
  const { past, future } = draft.steps;
  const step = future.at(-1);
  if (step === undefined) return draft;
  return {
    ...draft,
    ...step,
    editedAt,
    steps: { past: [...past, stateOf(draft)], future: future.slice(0, -1), target: null },
  };
}

function stateOf({ values, jsonText }: Draft): DraftStep {
  return { values, jsonText };
}

/** Without the oldest steps that are too many or too large, and without a step that changed nothing. */
function bounded(steps: readonly DraftStep[]): readonly DraftStep[] {
  const [newest, before] = [steps.at(-1), steps.at(-2)];
  if (newest && before && newest.jsonText === before.jsonText && equals(newest.values, before.values)) {
    return steps.slice(0, -1);
  }
  let characters = 0;
  const kept: DraftStep[] = [];
  for (const step of steps.slice(-mostSteps).reverse()) {
    characters += JSON.stringify(step).length;
    if (characters > mostCharacters) break;
    kept.unshift(step);
  }
  return kept;
}
