/** contract/reports.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function reportsRouter(os: Implementer, { reports }: Services) {
  return os.reports.router({
    material: os.reports.material.handler(({ input }) => reports.material(input.deviceId)),
    prepare: os.reports.prepare.handler(({ input, signal }) => reports.prepare(input, signal)),
    save: os.reports.save.handler(({ input }) => reports.save(input.reportId, input.format)),
    verify: os.reports.verify.handler(() => reports.verify()),
    gatherBundle: os.reports.gatherBundle.handler(({ input }) => reports.gatherBundle(input.deviceId)),
    saveBundle: os.reports.saveBundle.handler(({ input }) =>
      reports.saveBundle(input.bundleId, input.partIds),
    ),
  });
}
