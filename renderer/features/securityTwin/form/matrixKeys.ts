/** How the keyboard moves in the matrix of priorities. */
import type { KeyboardEvent } from 'react';

/** Up and down go to the next kind of event without choosing anything; left and right choose, as in every radio group. */
export function moveInMatrix(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const { target } = event;
  if (step === undefined || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const lines = [...event.currentTarget.querySelectorAll('tr[data-property]')];
  const line = target.closest('tr');
  const next = line === null ? undefined : lines[lines.indexOf(line) + step];
  choiceIn(next ?? null, target.value)?.focus();
}

/** The button that took a value away goes with it; the keyboard goes on at the choice. */
export function focusChoice(line: HTMLElement | null): void {
  choiceIn(line, null)?.focus();
}

/** The chosen one, which is where Tab arrives too; else the one of the same column. */
function choiceIn(line: Element | null, value: string | null): HTMLInputElement | null {
  const choices = [...(line?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  const chosen = choices.find(({ checked }) => checked) ?? choices.find((each) => each.value === value);
  return chosen ?? choices[0] ?? null;
}
