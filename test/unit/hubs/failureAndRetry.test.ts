/** What a failed call is called, and when it is tried again. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../main/hubs/answers';
import { readErrorBody } from '../../../main/hubs/errorBody';
import { causeOfStatus } from '../../../main/hubs/failure';
import { retryAfterMs, retryPauseMs } from '../../../main/hubs/retry';
import { createSasTokens } from '../../../main/hubs/sasToken';
import { secretOf } from '../../../main/secrets';

describe("the service's error body", () => {
  it('is read in its flat form', () => {
    const body = JSON.stringify({
      Message: 'ErrorCode:DeviceNotFound;Device d1 not registered',
      ExceptionMessage: 'Tracking ID:e4cb-G:11-TimeStamp:07/16/2016 00:12:41',
    });
    expect(readErrorBody(body, null)).toEqual({
      serviceCode: 'DeviceNotFound',
      serviceMessage: 'Device d1 not registered',
      trackingId: 'e4cb-G:11-TimeStamp:07/16/2016 00:12:41',
    });
  });

  it('is read in its embedded form', () => {
    const message = { errorCode: 404103, trackingId: '2ce0-G:0', message: 'Timed out waiting for device.' };
    const body = JSON.stringify({ Message: JSON.stringify(message), ExceptionMessage: '' });
    expect(readErrorBody(body, 'DeviceNotOnline')).toEqual({
      serviceCode: '404103',
      serviceMessage: 'Timed out waiting for device.',
      trackingId: '2ce0-G:0',
    });
  });

  it('may be a proxy page, then only the header speaks', () => {
    expect(readErrorBody('<html>blocked</html>', null)).toEqual({
      serviceCode: null,
      serviceMessage: null,
      trackingId: null,
    });
  });

  it('never carries a key on', () => {
    const key = Buffer.alloc(32, 3).toString('base64');
    const body = JSON.stringify({ Message: `ErrorCode:ArgumentInvalid;bad key ${key}` });
    expect(JSON.stringify(readErrorBody(body, null))).not.toContain(key);
  });
});

it.each([
  [400, 'badRequest'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [412, 'preconditionFailed'],
  [413, 'tooLarge'],
  [429, 'throttled'],
  [500, 'serviceError'],
  [501, 'notImplemented'],
  [503, 'serviceError'],
  [302, 'unreadableAnswer'],
])('the status %i is called %s', (status, cause) => {
  expect(causeOfStatus(status)).toBe(cause);
});

describe('trying again', () => {
  const read = { method: 'GET', path: '/twins/d', hasIfMatch: false };
  const query = { method: 'POST', path: '/devices/query?api-version=1', hasIfMatch: false };
  const guardedWrite = { method: 'PATCH', path: '/twins/d', hasIfMatch: true };
  const bareWrite = { method: 'PUT', path: '/devices/d', hasIfMatch: false };
  const method = { method: 'POST', path: '/twins/d/methods', hasIfMatch: false };
  const throttled = { cause: 'throttled', status: 429, retryAfterMs: null, attempts: 1 } as const;
  const busy = { cause: 'serviceError', status: 503, retryAfterMs: null, attempts: 1 } as const;
  const lost = { cause: 'connectionLost', status: null, retryAfterMs: null, attempts: 1 } as const;
  const refused = { cause: 'refused', status: null, retryAfterMs: null, attempts: 1 } as const;

  it.each([
    ['a read after 429, 503 and a lost connection', read, [true, true, true, false]],
    ['a query likewise', query, [true, true, true, false]],
    ['a write with If-Match only after 429', guardedWrite, [true, false, false, false]],
    ['a write without If-Match never', bareWrite, [false, false, false, false]],
    ['a direct method never', method, [false, false, false, false]],
  ])('is done for %s', (_, call, expected) => {
    const isRetried = [throttled, busy, lost, refused].map(
      (failed) => retryPauseMs(call, failed, () => 0.5) !== null,
    );
    expect(isRetried).toEqual(expected);
  });

  it('ends after four tries', () => {
    expect(retryPauseMs(read, { ...busy, attempts: 4 }, () => 0)).toBeNull();
  });

  it('pauses anywhere between nothing and a ceiling that doubles', () => {
    const ceilings = [1, 2, 3].map((attempts) => retryPauseMs(read, { ...busy, attempts }, () => 1));
    expect(ceilings).toEqual([300, 600, 1200]);
    expect(retryPauseMs(read, busy, () => 0)).toBe(0);
  });

  it('waits as long as Retry-After says, and gives up rather than wait for minutes', () => {
    expect(retryPauseMs(read, { ...throttled, retryAfterMs: 5_000 }, () => 0)).toBe(5_000);
    expect(retryPauseMs(read, { ...throttled, retryAfterMs: 120_000 }, () => 0)).toBeNull();
  });

  it('reads Retry-After as seconds and as a date', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(retryAfterMs('7', now)).toBe(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:09 GMT', now)).toBe(9_000);
    expect(retryAfterMs('soon', now)).toBeNull();
  });
});

it('a token is kept for 45 of its 60 minutes, and made anew when the clock was set back', () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const token = createSasTokens(
    { hostName: 'h.azure-devices.net', policyName: 'service', key: secretOf('c2VjcmV0') },
    () => now,
  );
  const first = token();
  now = new Date('2026-01-01T00:44:59Z');
  expect(token()).toBe(first);
  now = new Date('2026-01-01T00:45:00Z');
  const second = token();
  expect(second).not.toBe(first);
  now = new Date('2025-12-31T00:00:00Z');
  expect(token()).not.toBe(second);
});

it('a time the hub never set is none, and one without a zone is UTC', () => {
  expect(instantOf('0001-01-01T00:00:00')).toBeNull();
  expect(instantOf('2026-03-01T10:00:00.1234567')).toBe('2026-03-01T10:00:00.123Z');
  expect(instantOf('2026-03-01T10:00:00Z')).toBe('2026-03-01T10:00:00.000Z');
});
