import { describe, expect, it } from 'vitest';
import { createBoard } from '../../../main/messages/board';
import { decodeBody } from '../../../main/messages/body';
import { messageOfLine, recordedLine } from '../../../main/messages/recordingFormat';
import type { TakenMessage } from '../../../main/messages/takenMessage';
import type { JsonValue, MessageFilter } from '../../../preload/contract';
import { everything } from '../../support/messagesAtHub';
import { securityMessage } from '../../support/securityMessages';

const page = { offset: 0, limit: 500 };
const marked = { 'iothub-interface-id': 'urn:azureiot:Security:SecurityAgent:1' };

function taken(body: JsonValue, more: Partial<TakenMessage> = {}): TakenMessage {
  return {
    partition: '0',
    sequenceNumber: 1,
    offset: '0',
    enqueuedAt: '2026-01-05T10:00:30.000Z',
    deviceId: 'pump-1',
    moduleId: null,
    body: Buffer.from(JSON.stringify(body)),
    systemProperties: {},
    applicationProperties: {},
    ...more,
  };
}

function boardWith(messages: readonly TakenMessage[], mostItems = 100) {
  const board = createBoard(() => false, { mostItems, mostBytes: 1e9 });
  for (const message of messages) board.add(message);
  return board;
}

const numbers = (board: ReturnType<typeof boardWith>, filter: Partial<MessageFilter> = {}) =>
  board.rows({ ...everything, ...filter }, page).rows.map(({ number }) => number);

describe('the board of messages', () => {
  it('finds by device, module, kind, event, finding and words, the newest first', () => {
    const board = boardWith([
      taken(securityMessage('Login'), { systemProperties: marked, moduleId: 'azureiotsecurity' }),
      taken({ temperature: 21 }, { deviceId: 'Valve-2', applicationProperties: { unit: 'Celsius' } }),
      taken(securityMessage('ProcessCreate', { Category: 'Aggregated' }), { systemProperties: marked }),
      taken(securityMessage('Login')),
    ]);
    expect(numbers(board)).toEqual([4, 3, 2, 1]);
    expect(numbers(board, { deviceId: 'valve' })).toEqual([2]);
    expect(numbers(board, { moduleId: 'azureiot' })).toEqual([1]);
    expect(numbers(board, { kind: 'security' })).toEqual([3, 1]);
    expect(numbers(board, { kind: 'unmarked' })).toEqual([4]);
    expect(numbers(board, { eventName: 'Login' })).toEqual([4, 1]);
    expect(numbers(board, { findings: 'some' })).toEqual([4, 3]);
    expect(numbers(board, { findings: 'warning' })).toEqual([4]);
    expect(numbers(board, { findings: 'none' })).toEqual([2, 1]);
    expect(numbers(board, { text: 'CELSIUS' })).toEqual([2]);
    expect(numbers(board, { text: 'Temperature' })).toEqual([2]);
  });

  it('goes on finding while messages come and fall out', () => {
    const board = boardWith([], 3);
    for (let index = 0; index < 10; index += 1) {
      board.add(taken({ index }, { deviceId: index % 2 === 0 ? 'even' : 'odd' }));
      const held = [index + 1, index, index - 1].filter((number) => number > 0);
      expect(numbers(board, { deviceId: 'even' })).toEqual(held.filter((number) => number % 2 === 1));
    }
    expect(board.counts()).toMatchObject({ received: 10, held: 3, fellOut: 7 });
  });

  it('stays as it is while paused, and says what waits and what fell out', () => {
    const board = boardWith([taken(1), taken(2)], 3);
    board.pause(new Date('2026-01-05T10:00:00Z'));
    for (let index = 0; index < 5; index += 1) board.add(taken(index));
    expect(board.counts().pause).toEqual({
      since: '2026-01-05T10:00:00.000Z',
      waiting: 3,
      fellOut: 2,
    });
    expect(numbers(board)).toEqual([]);
    board.resume();
    expect(numbers(board)).toEqual([7, 6, 5]);
    expect(board.counts().pause).toBeNull();
  });

  it('keeps bookmarked messages when they fall out', () => {
    const board = boardWith([taken('first')], 2);
    board.bookmark(1, true);
    for (let index = 0; index < 5; index += 1) board.add(taken(index));
    expect(numbers(board)).toEqual([6, 5, 1]);
    expect(numbers(board, { bookmarkedOnly: true })).toEqual([1]);
    expect(board.details(1).body).toBe('"first"');
    board.bookmark(1, false);
    expect(() => board.details(1)).toThrow('MESSAGE_GONE');
  });

  it('shows and records bookmarked and held messages as they came, whatever was held in their place before', () => {
    const bodyOf = (index: number): string => String(index).repeat(300_000);
    const board = boardWith([taken(bodyOf(0), { applicationProperties: { unit: 'ñ' } })], 3);
    board.bookmark(1, true);
    for (let index = 1; index < 40; index += 1) board.add(taken(bodyOf(index % 10)));
    expect(board.details(1)).toMatchObject({
      body: JSON.stringify(bodyOf(0)).slice(0, 300_000),
      applicationProperties: { unit: 'ñ' },
    });
    const asText = ({ body, ...rest }: TakenMessage) => ({ ...rest, body: body.toString('utf8') });
    const newest = [7, 8, 9].map((index) => taken(bodyOf(index)));
    expect([...board.held()].map(asText)).toEqual(newest.map(asText));
  });

  it('counts messages, bytes, units and dropped events minute by minute', () => {
    const later = { enqueuedAt: '2026-01-05T10:02:10.000Z' };
    const board = boardWith([
      taken('x'),
      taken('y'.repeat(5000), later),
      taken(securityMessage('DroppedEventsStatistics'), { ...later, systemProperties: marked }),
    ]);
    const { minutes, queues } = board.statistics();
    expect(minutes.map(({ at, messages, units, dropped }) => [at, messages, units, dropped])).toEqual([
      ['2026-01-05T10:00:00.000Z', 1, 1, 0],
      ['2026-01-05T10:01:00.000Z', 0, 0, 0],
      ['2026-01-05T10:02:00.000Z', 2, 3, 17],
    ]);
    expect(queues).toEqual([{ deviceId: 'pump-1', queue: 'Low', collected: 4200, dropped: 17 }]);
  });
});

describe('the body of a message', () => {
  it.each([
    ['utf-8', Buffer.from('{"a":"ñ"}', 'utf8')],
    ['UTF-16', Buffer.from('{"a":"ñ"}', 'utf16le')],
    ['', Buffer.from('{"a":"ñ"}', 'utf8')],
  ])('is read as %s', (encoding, bytes) => {
    expect(decodeBody(bytes, { 'content-encoding': encoding })).toMatchObject({
      kind: 'json',
      json: { a: 'ñ' },
    });
  });

  it('is text when it is no JSON, and binary when it is no text', () => {
    expect(decodeBody(Buffer.from('hello'), {})).toEqual({ kind: 'text', text: 'hello' });
    expect(decodeBody(Buffer.from([0xff, 0xfe, 0x00]), {})).toEqual({ kind: 'binary' });
  });
});

describe('a line of a recording', () => {
  it.each([
    ['text', Buffer.from('a\n"b"')],
    ['bytes', Buffer.from([0, 255, 1])],
    ['nothing', Buffer.alloc(0)],
  ])('gives %s back as it was', (_, body) => {
    const message = taken(null, { body, moduleId: 'm', applicationProperties: { a: 'b' } });
    expect(messageOfLine(JSON.stringify(recordedLine(message)))).toEqual(message);
  });

  it('is none when anything is missing', () => {
    const { enqueuedAt: _, ...rest } = recordedLine(taken(1));
    expect(messageOfLine(JSON.stringify(rest))).toBeNull();
    expect(messageOfLine('{')).toBeNull();
  });
});
