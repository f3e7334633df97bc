/** Small values that outlive the program (settings, window bounds, saved hubs), written atomically by electron-store. */
import ElectronStore from 'electron-store';
import type { KeptValues } from '../settings';

export function openKeptValues(): KeptValues {
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'siteward',
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  };
}
