/** Rules about which modules are registered. */
import { moduleIdFindings, retirementOf, securityModuleOf } from '../../security';
import type { DeviceFacts, ModuleFacts } from '../facts';
import type { DeviceRule, Remark } from './rule';
import { sources } from './sources';

/** The runtime's own modules, and those a deployment names. */
const isOfEdge = ({ moduleId, managedBy }: ModuleFacts): boolean =>
  moduleId === '$edgeAgent' || moduleId === '$edgeHub' || managedBy?.toLowerCase() === 'iotedge';

const isSecurityModule = ({ moduleId }: ModuleFacts): boolean =>
  ['classic', 'micro'].includes(securityModuleOf(moduleId) ?? '');

function remarksOn(
  { modules }: DeviceFacts,
  judge: (module: ModuleFacts) => Remark['detail'] | null,
): readonly Remark[] {
  return modules.flatMap((module) => {
    const detail = judge(module);
    return detail === null ? [] : [{ moduleId: module.moduleId, detail }];
  });
}

export const moduleRules: readonly DeviceRule[] = [
  {
    code: 'nearMissModuleId',
    severity: 'medium',
    defender: null,
    source: sources.identityRegistry,
    find: (device) =>
      remarksOn(device, ({ moduleId }) => {
        const nearest = moduleIdFindings(moduleId)[0]?.detail.nearest;
        return nearest === undefined ? null : { nearest };
      }),
  },
  {
    code: 'orphanModule',
    severity: 'low',
    defender: null,
    source: sources.moduleTwins,
    find: (device) => (device.isEdge ? [] : remarksOn(device, (module) => (isOfEdge(module) ? {} : null))),
  },
  {
    code: 'unknownModule',
    severity: 'low',
    defender: null,
    source: sources.moduleTwins,
    // A module that somebody connects as is somebody's; one that nobody ever did is an unused credential.
    find: (device) =>
      remarksOn(device, (module) => {
        const isKnown = isOfEdge(module) || securityModuleOf(module.moduleId) !== null;
        return isKnown || module.isConnected || module.lastActivityAt !== null ? null : {};
      }),
  },
  {
    code: 'retiredGeneration',
    severity: 'low',
    defender: null,
    source: sources.supportEnd,
    find: (device, nowMs) =>
      remarksOn(device, ({ security }) => {
        if (security === null) return null;
        const past = retirementOf(security.generation).filter(
          ({ milestone, date }) => milestone !== 'generallyAvailable' && Date.parse(date) <= nowMs,
        );
        const [first] = past;
        return first ? { generation: security.generation, since: first.date } : null;
      }),
    // Says nothing of when a generation ended, and knows a module before its twin is read.
    filter: {
      query: 'generation:classic,micro',
      fits: ({ modules }) => modules.some(isSecurityModule),
    },
  },
];
