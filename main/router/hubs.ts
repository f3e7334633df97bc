/** contract/hubs.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function hubsRouter(os: Implementer, { hubs }: Services) {
  return os.hubs.router({
    list: os.hubs.list.handler(() => hubs.list()),
    readConnectionString: os.hubs.readConnectionString.handler(({ input }) =>
      hubs.readConnectionString(input.from),
    ),
    chooseCaFile: os.hubs.chooseCaFile.handler(({ input }) => hubs.chooseCaFile(input.candidateId)),
    save: os.hubs.save.handler(({ input }) => hubs.save(input)),
    remove: os.hubs.remove.handler(({ input }) => hubs.remove(input.hubId)),
    open: os.hubs.open.handler(({ input }) => hubs.open(input.hubId)),
    probe: os.hubs.probe.handler(({ input, signal }) => hubs.probe(input.hubId, signal)),
    watch: os.hubs.watch.handler(({ signal }) => hubs.watch(signal)),
  });
}
