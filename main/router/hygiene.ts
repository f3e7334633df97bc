/** contract/hygiene.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function hygieneRouter(os: Implementer, { hygiene }: Services, log: EventLog) {
  return os.hygiene.router({
    read: os.hygiene.read.handler(() => hygiene.read()),
    check: os.hygiene.check.handler(({ signal }) => translated(hygiene.check(signal), log)),
    compareKeys: os.hygiene.compareKeys.handler(({ signal }) => hygiene.compareKeys(signal)),
    findings: os.hygiene.findings.handler(({ input }) =>
      hygiene.findings(input.code, input.offset, input.limit),
    ),
  });
}
