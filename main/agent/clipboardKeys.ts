/** The key with which a device proves itself, taken from the clipboard, held in memory until another is taken. */
import { randomUUID } from 'node:crypto';
import { ExpectedFailure } from '../failures';
import { type ClipboardPort, type Secret, secretOf } from '../secrets';

export interface ClipboardKeys {
  /** Fails with NOTHING_CHOSEN when the clipboard is empty, with DEVICE_KEY_UNREADABLE when it holds no key. */
  take(): Promise<{ readonly keyId: string }>;
  /** Fails with DEVICE_KEY_NOT_HELD. */
  find(keyId: string): Secret;
  clear(): void;
}

/** Base64 of 16 to 64 bytes: MicrosoftDocs/azure-docs iot-dps concepts-symmetric-key-attestation.md. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const fewestBytes = 16;
const mostBytes = 64;

export function createClipboardKeys(clipboard: Pick<ClipboardPort, 'read'>): ClipboardKeys {
  let held: { readonly id: string; readonly key: Secret } | null = null;
  return {
    take: async () => {
      const text = (await clipboard.read()).trim();
      if (text === '') throw new ExpectedFailure('NOTHING_CHOSEN');
      if (!isKey(text)) throw new ExpectedFailure('DEVICE_KEY_UNREADABLE');
      held = { id: randomUUID(), key: secretOf(text) };
      return { keyId: held.id };
    },
    find: (keyId) => {
      if (held?.id !== keyId) throw new ExpectedFailure('DEVICE_KEY_NOT_HELD');
      return held.key;
    },
    clear: () => {
      held = null;
    },
  };
}

function isKey(text: string): boolean {
  const { length } = Buffer.from(text, 'base64');
  return base64.test(text) && length >= fewestBytes && length <= mostBytes;
}
