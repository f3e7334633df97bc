/** contract/fleet.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function fleetRouter(os: Implementer, { fleet }: Services) {
  return os.fleet.router({
    search: os.fleet.search.handler(({ input }) => fleet.search(input)),
    ids: os.fleet.ids.handler(({ input }) => fleet.ids(input)),
    suggest: os.fleet.suggest.handler(({ input }) => fleet.suggest(input.query, input.cursor)),
    paths: os.fleet.paths.handler(() => fleet.paths()),
    watchSync: os.fleet.watchSync.handler(({ signal }) => fleet.watchSync(signal)),
    startSync: os.fleet.startSync.handler(({ input }) => fleet.startSync(input.everything)),
    pauseSync: os.fleet.pauseSync.handler(() => fleet.pauseSync()),
    cancelSync: os.fleet.cancelSync.handler(() => fleet.cancelSync()),
    readSyncSettings: os.fleet.readSyncSettings.handler(() => fleet.readSyncSettings()),
    changeSyncSettings: os.fleet.changeSyncSettings.handler(({ input }) => fleet.changeSyncSettings(input)),
    savedFilters: os.fleet.savedFilters.handler(() => fleet.savedFilters()),
    saveFilter: os.fleet.saveFilter.handler(({ input }) => fleet.saveFilter(input)),
    removeFilter: os.fleet.removeFilter.handler(({ input }) => fleet.removeFilter(input.name)),
    recents: os.fleet.recents.handler(() => fleet.recents()),
    pins: os.fleet.pins.handler(() => fleet.pins()),
    pin: os.fleet.pin.handler(({ input }) => fleet.pin(input.deviceId, input.isPinned)),
  });
}
