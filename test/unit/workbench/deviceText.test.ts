import { describe, expect, it } from 'vitest';
import { deviceTextOf, readDeviceText } from '../../../main/workbench/deviceText';

const codesOf = (text: string) =>
  readDeviceText(text).problems.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('the text of a device twin', () => {
  it('comes back as the sections it was written from', () => {
    const sections = { tags: { site: 'Lyon' }, desired: { list: [1, null], deep: { a: {} } } };
    expect(readDeviceText(deviceTextOf(sections))).toEqual({ sections, problems: [] });
  });

  it.each([
    ['{', 'notJson '],
    ['[]', 'notAnObject '],
    ['{"tags":[]}', 'notAnObject tags'],
    ['{"tag":{}}', 'unknownSection tag'],
    ['{"tags":{"a":{"b":null}}}', 'nullValue tags.a.b'],
    ['{"desired":{"a.b":1}}', 'keyNotAllowed desired.a.b'],
    ['{"desired":{"a":4503599627370496}}', 'integerOutOfRange desired.a'],
    [`{"tags":{"a":"${'x'.repeat(4097)}"}}`, 'stringTooLong tags.a'],
  ])('%s is marked as %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('is measured against the limits of each section and marked where it breaks one', () => {
    const tooMuch = Object.fromEntries([1, 2, 3].map((part) => [`part${part}`, 'x'.repeat(3000)]));
    expect(readDeviceText(deviceTextOf({ tags: {}, desired: tooMuch })).problems).toEqual([]);
    const [problem] = readDeviceText(deviceTextOf({ tags: tooMuch, desired: {} })).problems;
    expect(problem).toMatchObject({ code: 'tooLarge', path: ['tags'], measured: { is: 9015, limit: 8192 } });
    const text = '{"tags":{},"desired":{"a":null}}';
    const [marked] = readDeviceText(text).problems;
    expect(text.slice(marked?.from, marked?.to)).toBe('null');
  });
});
