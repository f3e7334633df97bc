/** Secrets in main: opaque values, the vault they rest in, the clipboard they may visit for a minute. */
export { type ClipboardKeeper, type ClipboardPort, createClipboardKeeper } from './clipboardKeeper';
export { type Redacted, redactJson, redactText } from './redact';
export { scrubSecrets } from './scrub';
export { reveal, type Secret, secretOf } from './secret';
export { type CredentialPlace, openVault, type SecretBox, type Vault } from './vault';
