import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventsRefusal, offsetOf, readStartPosition } from '../../../../main/sandbox/events';

const positionOf = (text: string) => readStartPosition(`amqp.annotation.${text}`);

describe('the start position in a filter', () => {
  it.each([
    ["x-opt-offset > '-1'", { kind: 'earliest' }],
    ["x-opt-offset > '@latest'", { kind: 'latest' }],
    ["x-opt-offset >= '@LATEST'", { kind: 'latest' }],
    ["x-opt-sequence-number > '-1'", { kind: 'earliest' }],
    ["x-opt-sequence-number > '41'", { kind: 'after', sequence: 41 }],
    ["x-opt-sequence-number >= '41'", { kind: 'after', sequence: 40 }],
    [`x-opt-offset > '${offsetOf(41)}'`, { kind: 'after', sequence: 41 }],
    [`x-opt-offset >= '${offsetOf(41)}'`, { kind: 'after', sequence: 40 }],
    [`x-opt-offset > '${offsetOf(41) + 1}'`, { kind: 'after', sequence: 41 }],
    ["x-opt-enqueued-time > '1700000000000'", { kind: 'afterTime', timeMs: 1_700_000_000_000 }],
    ["x-opt-enqueued-time >= '1700000000000'", { kind: 'afterTime', timeMs: 1_699_999_999_999 }],
    // Older clients.
    ['x-opt-enqueuedtimeutc > 1700000000000', { kind: 'afterTime', timeMs: 1_700_000_000_000 }],
    ['x-opt-sequence-number > 41', { kind: 'after', sequence: 41 }],
  ])('is read from %s', (text, expected) => {
    expect(positionOf(text)).toMatchObject(expected);
  });

  it.each([
    '',
    'x-opt-offset',
    "x-opt-offset < '1'",
    "x-opt-offset > '1' OR 1 = 1",
    "x-opt-offset > '1'; DROP TABLE message",
    "x-opt-publisher > '1'",
    "x-opt-sequence-number > '@latest'",
    "x-opt-sequence-number > '1e3'",
    "x-opt-sequence-number > '99999999999999999999'",
    "x-opt-enqueued-time > 'yesterday'",
    "__proto__ > '1'",
    `x-opt-offset > ${' '.repeat(100_000)}'1'`,
  ])('is refused in %s', (text) => {
    expect(() => positionOf(text)).toThrow(EventsRefusal);
  });

  it('is read or refused in any text, in no time', () => {
    const annotation = fc.constantFrom('x-opt-offset', 'x-opt-sequence-number', 'x-opt-enqueued-time');
    const nearly = fc
      .tuple(annotation, fc.constantFrom('>', '>=', '=', '>>'), fc.string(), fc.constantFrom("'", '', '"'))
      .map(
        ([name, operator, value, quote]) => `amqp.annotation.${name} ${operator} ${quote}${value}${quote}`,
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        try {
          expect(readStartPosition(text).kind).toMatch(/^(earliest|latest|after|afterTime)$/);
        } catch (error) {
          expect(error).toBeInstanceOf(EventsRefusal);
        }
      }),
    );
  });
});
