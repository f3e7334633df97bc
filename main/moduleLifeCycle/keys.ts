/** Keys of modules, made here so that both old and new are known when an answer gets lost. */
import { randomBytes } from 'node:crypto';
import { type Secret, secretOf } from '../secrets';

export interface KeyPair {
  readonly primaryKey: Secret;
  readonly secondaryKey: Secret;
}

export type KeyRotation = 'newPrimary' | 'newSecondary' | 'swap';

/** 32 random bytes, as IoT Hub makes them itself (MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md). */
export function freshKey(): Secret {
  return secretOf(randomBytes(32).toString('base64'));
}

export function rotated({ primaryKey, secondaryKey }: KeyPair, what: KeyRotation): KeyPair {
  switch (what) {
    case 'newPrimary':
      return { primaryKey: freshKey(), secondaryKey };
    case 'newSecondary':
      return { primaryKey, secondaryKey: freshKey() };
    case 'swap':
      return { primaryKey: secondaryKey, secondaryKey: primaryKey };
  }
}
