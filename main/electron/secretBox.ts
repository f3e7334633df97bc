/** Electron's safeStorage as the vault's box. https://www.electronjs.org/docs/latest/api/safe-storage */
import { safeStorage } from 'electron';
import type { SecretBox } from '../secrets';

/**
 * On Linux without a keyring Electron falls back to `basic_text`, which anybody on the machine can undo; the vault is
 * told so and then keeps credentials for the session unless the person chooses otherwise.
 */
export function openSecretBox(): SecretBox {
  const isBasicText =
    process.platform === 'linux' &&
    ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  if (isBasicText) safeStorage.setUsePlainTextEncryption(true);
  return {
    kind: isBasicText ? 'basicText' : safeStorage.isEncryptionAvailable() ? 'keystore' : 'unavailable',
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}
