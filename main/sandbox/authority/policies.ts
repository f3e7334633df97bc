/** The hub's shared access policies: the five that every new IoT hub has, with keys made at first run. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Policy, PolicyRight } from '../ports';
import type { Registry } from '../registry/registry';

/** Source: MicrosoftDocs/azure-docs iot-hub authenticate-authorize-sas.md, built-in policies. */
const builtIn: Readonly<Record<string, readonly PolicyRight[]>> = {
  iothubowner: ['RegistryRead', 'RegistryWrite', 'ServiceConnect', 'DeviceConnect'],
  service: ['ServiceConnect'],
  device: ['DeviceConnect'],
  registryRead: ['RegistryRead'],
  registryReadWrite: ['RegistryRead', 'RegistryWrite'],
};

const storedKeys = z.record(z.string(), z.object({ primaryKey: z.string(), secondaryKey: z.string() }));

/** A symmetric key as the service makes them: 32 random bytes in base64. */
export function freshKey(): string {
  return randomBytes(32).toString('base64');
}

/** Keys survive restarts, so that connection strings handed out stay good. */
export function openPolicies(registry: Registry): readonly Policy[] {
  const text = registry.setting('policyKeys');
  const keys =
    text === null
      ? Object.fromEntries(
          Object.keys(builtIn).map((name) => [name, { primaryKey: freshKey(), secondaryKey: freshKey() }]),
        )
      : storedKeys.parse(JSON.parse(text));
  if (text === null) registry.keepSetting('policyKeys', JSON.stringify(keys));
  return Object.entries(builtIn).flatMap(([name, rights]) => {
    const pair = keys[name];
    return pair === undefined ? [] : [{ name, rights, ...pair }];
  });
}
