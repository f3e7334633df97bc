/** The label reader with its real worker thread, running from source. */
import { createRequire } from 'node:module';
import { type LabelReader, openLabelReader } from '../../../main/labels';

const workerEntry = new URL('./labelWorker.mjs', import.meta.url);
const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

export function openSourceReader(options: { readonly timeoutMs?: number } = {}): LabelReader {
  return openLabelReader(workerEntry, wasmFile, options);
}
