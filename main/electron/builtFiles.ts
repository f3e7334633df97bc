/** Where the build puts what main starts or serves, seen from the bundled main file. */
import { join } from 'node:path';

const mainFolder = import.meta.dirname;

export const builtFiles = {
  preload: join(mainFolder, '..', 'preload', 'index.cjs'),
  window: join(mainFolder, '..', 'renderer'),
  sandbox: join(mainFolder, 'sandbox.js'),
  storeWorker: new URL('./storeWorker.js', import.meta.url),
  fleetIndexWorker: new URL('./fleetIndexWorker.js', import.meta.url),
  labelWorker: new URL('./labelWorker.js', import.meta.url),
  labelReaderWasm: join(mainFolder, 'zxing_reader.wasm'),
};
