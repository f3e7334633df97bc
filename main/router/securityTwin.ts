/** contract/securityTwin.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function securityTwinRouter(os: Implementer, { workbench, history }: Services, log: EventLog) {
  return os.securityTwin.router({
    open: os.securityTwin.open.handler(({ input, signal }) => workbench.open(input, signal)),
    edit: os.securityTwin.edit.handler(({ input, signal }) => workbench.edit(input, input.edit, signal)),
    restore: os.securityTwin.restore.handler(({ input, signal }) =>
      history.restore(input, input.momentId, signal),
    ),
    applyBaseline: os.securityTwin.applyBaseline.handler(({ input, signal }) =>
      history.applyBaseline(input, input.baseline, input.how, signal),
    ),
    undo: os.securityTwin.undo.handler(({ input, signal }) => workbench.undo(input, signal)),
    redo: os.securityTwin.redo.handler(({ input, signal }) => workbench.redo(input, signal)),
    discard: os.securityTwin.discard.handler(({ input, signal }) => workbench.discard(input, signal)),
    save: os.securityTwin.save.handler(({ input, signal }) => workbench.save(input, signal)),
    resolve: os.securityTwin.resolve.handler(({ input }) =>
      workbench.resolve(input, input.theirEtag, input.choices),
    ),
    watchEcho: os.securityTwin.watchEcho.handler(({ input, signal }) =>
      translated(workbench.watchEcho(input, input.desiredVersion, signal), log),
    ),
  });
}
