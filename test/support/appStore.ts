/** The app's store with its real worker thread, running from source. */
import { openStore, type Store } from '../../main/store';

const workerEntry = new URL('./storeWorker.mjs', import.meta.url);

export function openAppStore(file: string): Store {
  return openStore(file, workerEntry);
}
