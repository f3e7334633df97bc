import { describe, expect, it } from 'vitest';
import { jsonObject, jsonValue } from '../../../preload/contract';

describe('JSON of a twin', () => {
  it('keeps every key, `__proto__` too', () => {
    const text = '{"__proto__":{"a":1},"b":{"__proto__":[null,true]}}';
    expect(JSON.stringify(jsonObject.parse(JSON.parse(text)))).toBe(text);
  });

  it.each([undefined, Number.NaN, () => {}, { a: undefined }, [Symbol('s')], 1n])('is not %s', (value) => {
    expect(jsonValue.safeParse(value).success).toBe(false);
  });

  it.each([null, [], 'text', 5])('is no object when it is %j', (value) => {
    expect(jsonObject.safeParse(value).success).toBe(false);
    expect(jsonValue.safeParse(value).success).toBe(true);
  });
});
