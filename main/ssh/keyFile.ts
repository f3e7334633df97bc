/** A private key's file as a person chose it: OpenSSH, PEM or PuTTY. */
import { utils } from 'ssh2';
import type { SshKeyFile } from '../../preload/contract';
import { fingerprintOf } from './hostKey';

/** Null when the text is no private key. */
export function readKeyFile(text: string): Omit<SshKeyFile, 'keyId' | 'fileName'> | null {
  const parsed = utils.parseKey(text);
  if (parsed instanceof Error) {
    // `ssh2` has no other sign of it (lib/protocol/keyParser.js).
    const needsPassphrase = /no passphrase given/i.test(parsed.message);
    return needsPassphrase ? { keyType: null, fingerprint: null, needsPassphrase } : null;
  }
  if (!parsed.isPrivateKey()) return null;
  return {
    keyType: parsed.type,
    fingerprint: fingerprintOf(parsed.getPublicSSH()),
    needsPassphrase: false,
  };
}
