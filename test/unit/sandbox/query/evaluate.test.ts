import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import { truthOf } from './runOver';

const document: JsonObject = {
  tags: {
    text: 'Bilbao',
    number: 4,
    negative: -2.5,
    digits: ' 12.5 ',
    yes: true,
    nothing: null,
    list: [1, 2],
    inner: { deep: { deeper: 'x' } },
  },
};

/** Of every pair of true, false and everything else (undefined, null, a text): AND, OR. */
const truthTable: readonly [string, string, boolean | undefined, boolean | undefined][] = [
  ['true', 'true', true, true],
  ['true', 'false', false, true],
  ['true', 'undefined', undefined, true],
  ['true', 'null', undefined, true],
  ['false', 'true', false, true],
  ['false', 'false', false, false],
  ['false', 'undefined', false, undefined],
  ['false', "'text'", false, undefined],
  ['undefined', 'true', undefined, true],
  ['undefined', 'false', false, undefined],
  ['undefined', 'undefined', undefined, undefined],
  ['null', 'null', undefined, undefined],
];

describe('logic', () => {
  it.each(truthTable)('of %s and %s', async (a, b, and, or) => {
    expect(await truthOf(`${a} AND ${b}`)).toBe(and);
    expect(await truthOf(`${a} OR ${b}`)).toBe(or);
  });

  it.each([
    ['NOT true', false],
    ['NOT false', true],
    ['NOT undefined', undefined],
    ['NOT null', undefined],
    ['NOT 1', undefined],
    ['NOT NOT true', true],
    ['NOT 1 = 2', true],
    ['true OR true AND false', true],
    ['(true OR true) AND false', false],
    ['NOT false AND false', false],
  ])('%s', async (expression, truth) => {
    expect(await truthOf(expression)).toBe(truth);
  });
});

describe('a comparison', () => {
  it.each([
    ['1 = 1', true],
    ['1 != 1', false],
    ["1 = '1'", false],
    ["1 != '1'", true],
    ['null = null', true],
    ['null = undefined', undefined],
    ['undefined = undefined', undefined],
    ['undefined != 1', undefined],
    ['tags.none = 1', undefined],
    ['tags.none != 1', undefined],
    ['tags.nothing = null', true],
    ['tags.none = null', undefined],
    ['tags.list = tags.list', undefined],
    ['tags.inner != tags.inner', undefined],
    ["'a' < 'b'", true],
    ["'B' < 'a'", true],
    ["1 < '2'", undefined],
    ['null < 1', undefined],
    ['true > false', undefined],
    ['1 <= 1', true],
    ['2 >= 3', false],
    ["tags.inner.deep.deeper = 'x'", true],
    ["tags.inner.[[deep]].[[deeper]] = 'x'", true],
    ['tags.text.length = 6', undefined],
    ['tags.list.length = 2', undefined],
    ["TAGS.text = 'Bilbao'", true],
    ["tags.TEXT = 'Bilbao'", undefined],
    ['tags.toString = 1', undefined],
    ['constructor = 1', undefined],
    ['tags.__proto__ = null', undefined],
  ])('%s', async (expression, truth) => {
    expect(await truthOf(expression, document)).toBe(truth);
  });
});

describe('a membership', () => {
  it.each([
    ["tags.text IN ['Bilbao']", true],
    ["tags.text IN ['bilbao', 1, null]", false],
    ["tags.text NIN ['bilbao']", true],
    ['tags.text IN []', false],
    ['tags.text NIN []', true],
    ['tags.none IN [undefined]', undefined],
    ['tags.none NIN [1]', undefined],
    ['tags.nothing IN [null]', true],
    ['tags.list IN [1]', undefined],
    ['tags.number IN [0 + 4]', true],
    ["tags.number IN ['4']", false],
    ['tags.negative IN [-2.5]', true],
    ['NOT tags.number IN [1]', true],
  ])('%s', async (expression, truth) => {
    expect(await truthOf(expression, document)).toBe(truth);
  });
});

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3 = 7', true],
    ['(1 + 2) * 3 = 9', true],
    ['10 - 2 - 3 = 5', true],
    ['100 / 10 / 2 = 5', true],
    ['7 % 4 = 3', true],
    ['-3 + 5 = 2', true],
    ['- -3 = 3', true],
    ['+3 = 3', true],
    ['2--3 = 5', true],
    ['0x1F = 31', true],
    ['1.5e2 = 150', true],
    ['1 / 0 = 0', undefined],
    ['1 % 0 = 0', undefined],
    ["'a' + 'b' = 'ab'", undefined],
    ['tags.none + 1 = 1', undefined],
    ['-tags.text = 1', undefined],
    ['1e999 > 1', true],
    ['1e308 * 10 > 1', undefined],
  ])('%s', async (expression, truth) => {
    expect(await truthOf(expression, document)).toBe(truth);
  });
});

describe('a function', () => {
  it.each([
    ['IS_DEFINED(tags.text)', true],
    ['IS_DEFINED(tags.nothing)', true],
    ['IS_DEFINED(tags.none)', false],
    ['IS_DEFINED(tags.none.below)', false],
    ['IS_NULL(tags.nothing)', true],
    ['IS_NULL(tags.none)', false],
    ['IS_BOOL(tags.yes)', true],
    ['IS_BOOL(tags.text)', false],
    ['IS_NUMBER(tags.number)', true],
    ['IS_NUMBER(tags.digits)', false],
    ['IS_STRING(tags.text)', true],
    ['IS_STRING(tags.nothing)', false],
    ['IS_ARRAY(tags.list)', true],
    ['IS_ARRAY(tags.inner)', false],
    ['IS_OBJECT(tags.inner)', true],
    ['IS_OBJECT(tags.list)', false],
    ['IS_OBJECT(tags.nothing)', false],
    ['IS_PRIMITIVE(tags.nothing)', true],
    ['IS_PRIMITIVE(tags.list)', false],
    ['IS_PRIMITIVE(tags.none)', false],
    ['AS_NUMBER(tags.digits) = 12.5', true],
    ['AS_NUMBER(tags.number) = 4', true],
    ['IS_DEFINED(AS_NUMBER(tags.text))', false],
    ["IS_DEFINED(AS_NUMBER('0x10'))", false],
    ["IS_DEFINED(AS_NUMBER(''))", false],
    ['ABS(tags.negative) = 2.5', true],
    ['EXP(0) = 1', true],
    ['IS_DEFINED(EXP(10000))', false],
    ['POWER(2, 10) = 1024', true],
    ['SQUARE(tags.negative) = 6.25', true],
    ['CEILING(tags.negative) = -2', true],
    ['FLOOR(tags.negative) = -3', true],
    ['SIGN(tags.negative) = -1', true],
    ['SQRT(tags.number) = 2', true],
    ['IS_DEFINED(SQRT(-1))', false],
    ["CONCAT('a', tags.text, 'b') = 'aBilbaob'", true],
    ["IS_DEFINED(CONCAT('a', 1))", false],
    ['LENGTH(tags.text) = 6', true],
    ['IS_DEFINED(LENGTH(tags.list))', false],
    ["LOWER(tags.text) = 'bilbao'", true],
    ["UPPER(tags.text) = 'BILBAO'", true],
    ["SUBSTRING(tags.text, 3) = 'bao'", true],
    ["SUBSTRING(tags.text, 1, 2) = 'il'", true],
    ["SUBSTRING(tags.text, 9) = ''", true],
    ['IS_DEFINED(SUBSTRING(tags.text, -1))', false],
    ["INDEX_OF(tags.text, 'lb') = 2", true],
    ["INDEX_OF(tags.text, 'x') = -1", true],
    ["STARTSWITH(tags.text, 'Bil')", true],
    ["STARTS_WITH(tags.text, 'bil')", false],
    ["ENDSWITH(tags.text, 'bao')", true],
    ["ENDS_WITH(tags.text, 'x')", false],
    ["CONTAINS(tags.text, 'lba')", true],
    ["CONTAINS(tags.text, 'LBA')", false],
    ["CONTAINS(tags.number, '4')", undefined],
    ["STARTSWITH(tags.none, 'x')", undefined],
  ])('%s', async (expression, truth) => {
    expect(await truthOf(expression, document)).toBe(truth);
  });
});
