/** Whether a file is a report exactly as it was signed, and by which key. */
import type { ReportFormat } from '../../preload/contract';
import { enveloped, opened, showsTraces } from './envelope';
import { type SigningKey, signerOf } from './signature';

export type FileVerdict =
  | { readonly kind: 'intact'; readonly format: ReportFormat; readonly fingerprint: string }
  | { readonly kind: 'altered' }
  | { readonly kind: 'unsigned' };

export async function signedFile(
  key: SigningKey,
  format: ReportFormat,
  body: Uint8Array,
): Promise<Uint8Array> {
  return enveloped({ format, body, signature: await key.sign(body) });
}

export async function verifyFile(file: Uint8Array): Promise<FileVerdict> {
  const parts = opened(file);
  if (parts === null) return { kind: showsTraces(file) ? 'altered' : 'unsigned' };
  const fingerprint = await signerOf(parts.body, parts.signature);
  return fingerprint === null ? { kind: 'altered' } : { kind: 'intact', format: parts.format, fingerprint };
}
