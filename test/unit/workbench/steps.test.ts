import { describe, expect, it } from 'vitest';
import { type Draft, noSteps } from '../../../main/outbox';
import { redone, undone, withStep } from '../../../main/workbench/steps';

const startMs = Date.parse('2026-11-25T08:00:00Z');
const at = (seconds: number): string => new Date(startMs + seconds * 1000).toISOString();
const start: Draft = {
  editedAt: at(0),
  baseReadAt: at(0),
  baseEtag: 'AAAAAAAAAAE=',
  baseDesired: {},
  baseTags: null,
  values: {},
  jsonText: null,
  steps: noSteps,
  unanswered: null,
};
const typed = (draft: Draft, text: string, seconds: number): Draft =>
  withStep(draft, { ...draft, jsonText: text, editedAt: at(seconds) }, 'json');

describe('steps of a draft', () => {
  it('go back to the start and forward again', () => {
    const one = typed(start, '{', 10);
    const two = typed(one, '{}', 20);
    const back = undone(undone(two, at(30)), at(31));
    expect(back.jsonText).toBeNull();
    expect(undone(back, at(32))).toBe(back);
    expect(redone(redone(back, at(33)), at(34)).jsonText).toBe('{}');
  });

  it('make one of typing that does not pause', () => {
    const words = typed(typed(typed(start, 'a', 10), 'ab', 10.5), 'abc', 11.2);
    expect(undone(words, at(12)).jsonText).toBeNull();
  });

  it('forget what was undone with the next edit', () => {
    const other = typed(undone(typed(start, 'a', 10), at(11)), 'b', 20);
    expect(redone(other, at(21))).toBe(other);
  });

  it('stay few and small', () => {
    let many = start;
    for (let edit = 1; edit <= 150; edit += 1) many = typed(many, String(edit), edit * 10);
    expect(many.steps.past).toHaveLength(100);
    let large = start;
    for (let edit = 1; edit <= 5; edit += 1) large = typed(large, `${edit}`.repeat(100_000), edit * 10);
    expect(large.steps.past.map(({ jsonText }) => jsonText?.[0])).toEqual(['3', '4']);
  });
});
