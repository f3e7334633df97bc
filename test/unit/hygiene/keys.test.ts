/** Equal keys of devices are found, and no trace of a key is left. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { DeviceKeys } from '../../../main/hubs';
import { compareKeys } from '../../../main/hygiene/keys';
import { secretOf } from '../../../main/secrets';

const freshKey = (): string => randomBytes(32).toString('base64');

function keysOf(deviceId: string, primary: string | null, secondary: string | null): DeviceKeys {
  const secret = (key: string | null) => (key === null ? null : secretOf(key));
  return { deviceId, keys: { primaryKey: secret(primary), secondaryKey: secret(secondary) } };
}

it('finds devices with an equal key, whichever of the two it is', () => {
  const [shared, other] = [freshKey(), freshKey()];
  const { result, findings } = compareKeys([
    keysOf('pump-1', shared, freshKey()),
    keysOf('pump-2', freshKey(), shared),
    keysOf('pump-3', other, other),
    keysOf('valve-1', null, null),
    keysOf('valve-2', null, null),
  ]);
  expect(result).toMatchObject({
    code: 'sharedKey',
    severity: 'high',
    findingCount: 1,
    deviceCount: 2,
    fleetQuery: 'id:"pump-1","pump-2"',
  });
  expect(findings).toEqual([
    { code: 'sharedKey', deviceIds: ['pump-1', 'pump-2'], deviceCount: 2, moduleId: null, detail: {} },
  ]);
});

it('finds nothing when every key is there once', () => {
  const devices = Array.from({ length: 500 }, (_, n) => keysOf(`pump-${n}`, freshKey(), freshKey()));
  expect(compareKeys(devices).findings).toEqual([]);
});

it('tells nothing of a key that is shared', () => {
  const shared = freshKey();
  const outcome = compareKeys([keysOf('pump-1', shared, null), keysOf('pump-2', shared, null)]);
  const text = JSON.stringify(outcome);
  for (let from = 0; from + 6 <= shared.length; from += 1) {
    expect(text).not.toContain(shared.slice(from, from + 6));
  }
});
