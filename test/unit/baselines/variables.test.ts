import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledValues, problemsOf } from '../../../main/baselines/variables';
import type { BaselineContent, BaselineVariable } from '../../../preload/contract';

const variable = (name: string, wish: Partial<BaselineVariable> = {}): BaselineVariable => ({
  name,
  type: 'text',
  description: '',
  defaultValue: null,
  ...wish,
});
const content = (values: BaselineContent['values'], ...variables: BaselineVariable[]): BaselineContent => ({
  name: 'Plant',
  generation: 'classic',
  note: '',
  variables,
  values,
});

describe('variables of a baseline', () => {
  it('keep their type as a whole value and are written out inside a text', () => {
    const baseline = content(
      {
        maxMessageSizeInBytes: '{{size}}',
        baselineCustomChecksFilePath: '/opt/{{site}}/{{size}}/checks.xml',
        deep: [{ inner: '{{isOn}}' }],
      },
      variable('size', { type: 'integer' }),
      variable('site'),
      variable('isOn', { type: 'boolean', defaultValue: true }),
    );
    expect(problemsOf(baseline)).toEqual([]);
    expect(filledValues(baseline, { size: 8192, site: 'lyon' })).toEqual({
      kind: 'filled',
      values: {
        maxMessageSizeInBytes: 8192,
        baselineCustomChecksFilePath: '/opt/lyon/8192/checks.xml',
        deep: [{ inner: true }],
      },
    });
  });

  it('are told from braces that mean themselves', () => {
    const baseline = content(
      { a: '\\{{site}}', b: '{{ site }}', c: '{site}' },
      variable('site', { defaultValue: 'x' }),
    );
    expect(filledValues(baseline, {})).toEqual({
      kind: 'filled',
      values: { a: '{{site}}', b: '{{ site }}', c: '{site}' },
    });
  });

  it('are not filled in twice', () => {
    const baseline = content({ a: 'x{{one}}' }, variable('one'), variable('two', { defaultValue: 'no' }));
    expect(filledValues(baseline, { one: '{{two}}' })).toMatchObject({ values: { a: 'x{{two}}' } });
  });

  it('are checked when the baseline is saved', () => {
    const baseline = content(
      { a: '{{nowhere}} {{nowhere}}' },
      variable('every', { type: 'duration', defaultValue: 'often' }),
      variable('site'),
      variable('site'),
    );
    expect(problemsOf(baseline)).toEqual([
      { code: 'repeatedVariable', variable: 'site', property: null },
      { code: 'undeclaredVariable', variable: 'nowhere', property: 'a' },
      { code: 'defaultOfWrongType', variable: 'every', property: null },
    ]);
  });

  it.each([
    ['integer', 1.5, 2],
    ['boolean', 'true', true],
    ['duration', '1 h', 'PT1H'],
    ['priority', 'Medium', 'High'],
    ['text', 5, ''],
  ] as const)('of type %s refuse %j and take %j', (type, wrong, right) => {
    const baseline = content({ a: '{{v}}' }, variable('v', { type }));
    expect(filledValues(baseline, { v: wrong })).toEqual({
      kind: 'problems',
      problems: [{ variable: 'v', problem: 'wrongType' }],
    });
    expect(filledValues(baseline, { v: right })).toEqual({ kind: 'filled', values: { a: right } });
  });

  it('without a value, and values without a variable, are named', () => {
    expect(filledValues(content({ a: '{{v}}' }, variable('v')), { other: 1 })).toEqual({
      kind: 'problems',
      problems: [
        { variable: 'other', problem: 'undeclared' },
        { variable: 'v', problem: 'missing' },
      ],
    });
  });

  it('leave values without braces alone, whatever they are', () => {
    const braceless = fc.dictionary(
      fc.string(),
      fc.jsonValue().filter((value) => !JSON.stringify(value).includes('{{')),
    );
    fc.assert(
      fc.property(braceless, (values) => {
        // fast-check's JSON is ours.
        const baseline = content(values as BaselineContent['values']);
        expect(filledValues(baseline, {})).toEqual({ kind: 'filled', values });
      }),
    );
  });
});
