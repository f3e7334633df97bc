/** Credentials at rest: encrypted on disk through the machine's keystore, or in memory for this session alone. */
import { z } from 'zod';
import type { VaultKind } from '../../preload/contract';
import type { KeptValues } from '../settings';
import { reveal, type Secret, secretOf } from './secret';

/** Encrypts and decrypts with a key the machine keeps. */
export interface SecretBox {
  readonly kind: VaultKind;
  encrypt(text: string): Uint8Array;
  /** Throws when the bytes were encrypted with another key. */
  decrypt(bytes: Uint8Array): string;
}

export type CredentialPlace = 'vault' | 'session';

export interface Vault {
  readonly kind: VaultKind;
  /**
   * Keeps the credential where asked and says where it is now: a machine without any keystore keeps it for the session.
   * With `basicText` the vault is used only because the person asked for it.
   */
  keep(id: string, credential: Secret, place: CredentialPlace): CredentialPlace;
  /** Null when it was never kept, its session ended, or the machine can no longer decrypt it. */
  find(id: string): Secret | null;
  place(id: string): CredentialPlace | 'missing';
  forget(id: string): void;
}

const keptKey = 'vault';
const keptCredentials = z.record(z.string(), z.string()).catch({});

export function openVault(box: SecretBox, kept: KeptValues): Vault {
  const session = new Map<string, Secret>();
  const unreadable = new Set<string>();
  const encrypted = new Map(Object.entries(keptCredentials.parse(kept.get(keptKey) ?? {})));
  const write = () => kept.set(keptKey, Object.fromEntries(encrypted));

  function forget(id: string): void {
    session.delete(id);
    unreadable.delete(id);
    if (encrypted.delete(id)) write();
  }

  return {
    kind: box.kind,
    keep: (id, credential, place) => {
      forget(id);
      if (place === 'session' || box.kind === 'unavailable') {
        session.set(id, credential);
        return 'session';
      }
      encrypted.set(id, Buffer.from(box.encrypt(reveal(credential))).toString('base64'));
      write();
      return 'vault';
    },
    find: (id) => {
      const inSession = session.get(id);
      if (inSession) return inSession;
      const bytes = encrypted.get(id);
      if (bytes === undefined) return null;
      try {
        return secretOf(box.decrypt(Buffer.from(bytes, 'base64')));
      } catch {
        unreadable.add(id);
        return null;
      }
    },
    place: (id) => {
      if (session.has(id)) return 'session';
      return encrypted.has(id) && !unreadable.has(id) ? 'vault' : 'missing';
    },
    forget,
  };
}
