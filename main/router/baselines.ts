/** contract/baselines.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function baselinesRouter(os: Implementer, { baselines }: Services) {
  return os.baselines.router({
    list: os.baselines.list.handler(() => baselines.list()),
    read: os.baselines.read.handler(({ input }) => baselines.read(input.baselineId, input.version)),
    save: os.baselines.save.handler(({ input }) => baselines.save(input.baselineId, input.content)),
    remove: os.baselines.remove.handler(({ input }) => baselines.remove(input.baselineId)),
    importFile: os.baselines.importFile.handler(() => baselines.importFile()),
    exportFile: os.baselines.exportFile.handler(({ input }) =>
      baselines.exportFile(input.baselineId, input.version),
    ),
  });
}
