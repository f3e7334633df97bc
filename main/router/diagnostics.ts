/** contract/diagnostics.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function diagnosticsRouter(os: Implementer, { diagnostics }: Services, log: EventLog) {
  return os.diagnostics.router({
    checks: os.diagnostics.checks.handler(() => diagnostics.checks()),
    chooseFolder: os.diagnostics.chooseFolder.handler(() => diagnostics.chooseFolder()),
    run: os.diagnostics.run.handler(({ input, signal }) => translated(diagnostics.run(input, signal), log)),
    cancel: os.diagnostics.cancel.handler(({ input }) => diagnostics.cancel(input.deviceId)),
    last: os.diagnostics.last.handler(({ input }) => diagnostics.last(input.deviceId)),
    save: os.diagnostics.save.handler(({ input }) => diagnostics.save(input.deviceId)),
  });
}
