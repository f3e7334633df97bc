/** contract/queryConsole.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function queryConsoleRouter(os: Implementer, { queryConsole }: Services, log: EventLog) {
  return os.queryConsole.router({
    start: os.queryConsole.start.handler(({ input, signal }) => queryConsole.start(input.text, signal)),
    more: os.queryConsole.more.handler(({ input, signal }) => queryConsole.more(input.runId, signal)),
    rows: os.queryConsole.rows.handler(({ input }) =>
      queryConsole.rows(input.runId, input.offset, input.limit),
    ),
    json: os.queryConsole.json.handler(({ input }) =>
      queryConsole.json(input.runId, input.offset, input.limit),
    ),
    exportRows: os.queryConsole.exportRows.handler(({ input, signal }) =>
      translated(queryConsole.exportRows(input.runId, input, signal), log),
    ),
    properties: os.queryConsole.properties.handler(() => queryConsole.properties()),
    kept: os.queryConsole.kept.handler(() => queryConsole.kept()),
    save: os.queryConsole.save.handler(({ input }) =>
      queryConsole.save(input.queryId, input.name, input.text),
    ),
    remove: os.queryConsole.remove.handler(({ input }) => queryConsole.remove(input.queryId)),
  });
}
