/** Where a signature stands in a file of each format: after all that it covers, so that no byte has a second reading. */
import type { ReportFormat } from '../../preload/contract';

interface Marks {
  /** How files of this format begin. */
  readonly begins: string;
  /** Between what is signed and the signature, and after it; nothing else may follow. */
  readonly before: string;
  readonly after: string;
}

/**
 * HTML allows comments after its root element (https://html.spec.whatwg.org/multipage/syntax.html#writing), and readers of
 * PDF look for `%%EOF` within the last 1,024 bytes (ISO 32000-1, annex H, note 18), so that a short comment may follow.
 */
const marks: Readonly<Record<ReportFormat, Marks>> = {
  html: { begins: '<!DOCTYPE html>', before: '<!-- siteward-signature ', after: ' -->\n' },
  pdf: { begins: '%PDF-', before: '\n%siteward-signature ', after: '\n' },
  json: { begins: '{\n"report": ', before: ',\n"signature": "', after: '"\n}\n' },
};

/** Base64url and dots, as in a detached JWS. */
const longestSignature = 1_000;
const signatureForm = /^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$/;

export interface Signed {
  readonly format: ReportFormat;
  readonly body: Uint8Array;
  readonly signature: string;
}

export function enveloped({ format, body, signature }: Signed): Uint8Array {
  const { before, after } = marks[format];
  return Buffer.concat([body, Buffer.from(`${before}${signature}${after}`, 'latin1')]);
}

/** The parts of a file as `enveloped` put them together; null when it has no signature at its very end. */
export function opened(file: Uint8Array): Signed | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (const format of ['html', 'pdf', 'json'] as const) {
    const { begins, before, after } = marks[format];
    const startsRight = bytes.subarray(0, begins.length).toString('latin1') === begins;
    const tailAt = bytes.lastIndexOf(before, undefined, 'latin1');
    if (!startsRight || tailAt < 0 || bytes.length - tailAt > longestSignature) continue;
    const tail = bytes.subarray(tailAt + before.length).toString('latin1');
    const signature = tail.slice(0, tail.length - after.length);
    if (!tail.endsWith(after) || !signatureForm.test(signature)) continue;
    return { format, body: bytes.subarray(0, tailAt), signature };
  }
  return null;
}

/** Whether a file that does not open still shows traces of a signature. */
export function showsTraces(file: Uint8Array): boolean {
  const tail = Buffer.from(file).subarray(-2 * longestSignature);
  return /siteward-signature|"signature": "/.test(tail.toString('latin1'));
}
