/** The twins of a device's security modules before the visit and now: from the history, and read once more. */
import { HubCallError } from '../hubs';
import type { Moment, MomentKeeper, Moments } from '../outbox';
import { securityModuleIds, securityModuleOf } from '../security';
import type { ModuleTwin } from '../workbench';
import type { TwinEvidence, TwinSections } from './report';

/** What a report reads of the open hub. */
export interface ReportHub {
  readonly hostName: string;
  readModules(deviceId: string, signal?: AbortSignal): Promise<readonly { readonly moduleId: string }[]>;
  readModuleTwin(deviceId: string, moduleId: string, signal?: AbortSignal): Promise<ModuleTwin>;
}

export interface TwinEvidencePorts {
  readonly moments: Pick<Moments, 'list'>;
  readonly keeper: MomentKeeper;
  readonly now: () => Date;
}

/** A visit leaves fewer states than this, unless somebody else writes all the time. */
const mostMoments = 200;

/** Modules that are gone are there with what was seen of them. A hub that cannot be reached leaves what is known. */
export async function twinEvidence(
  hub: ReportHub,
  deviceId: string,
  since: string,
  ports: TwinEvidencePorts,
  signal?: AbortSignal,
): Promise<TwinEvidence[]> {
  const there = await modulesThere(hub, deviceId, signal);
  const evidence = await Promise.all(
    Object.values(securityModuleIds).map(async (moduleId): Promise<TwinEvidence> => {
      const { hostName } = hub;
      const moments = await ports.moments.list({ hostName, deviceId, moduleId }, null, mostMoments);
      const live = there?.includes(moduleId) ? await readNow(hub, deviceId, moduleId, ports, signal) : null;
      // A hub that says the module is gone is right; one that says nothing leaves the newest read.
      const after = there === null || live !== null ? (live ?? seen(moments[0], null)) : null;
      return { moduleId, before: stateBefore(moments, since), after };
    }),
  );
  return evidence.filter(({ before, after }) => before !== null || after !== null);
}

async function modulesThere(
  hub: ReportHub,
  deviceId: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  try {
    const modules = await hub.readModules(deviceId, signal);
    return modules.map(({ moduleId }) => moduleId).filter((moduleId) => securityModuleOf(moduleId) !== null);
  } catch (error) {
    if (error instanceof HubCallError && !signal?.aborted) return null;
    throw error;
  }
}

async function readNow(
  hub: ReportHub,
  deviceId: string,
  moduleId: string,
  { keeper, now, moments }: TwinEvidencePorts,
  signal: AbortSignal | undefined,
): Promise<TwinSections | null> {
  const { hostName } = hub;
  try {
    const { etag, tags, properties } = await hub.readModuleTwin(deviceId, moduleId, signal);
    const readAt = now().toISOString();
    keeper.keep({ hostName, deviceId, moduleId }, { etag, tags, ...properties }, readAt, 'read');
    return { readAt, ...properties };
  } catch (error) {
    if (!(error instanceof HubCallError) || signal?.aborted) throw error;
    const [newest] = await moments.list({ hostName, deviceId, moduleId }, null, 1);
    return seen(newest, null);
  }
}

/** The newest state seen before that time; without one, the first seen after it. `moments` has the newest first. */
function stateBefore(moments: readonly Moment[], since: string): TwinSections | null {
  const before = moments.find(({ firstSeenAt }) => firstSeenAt <= since);
  return before === undefined ? seen(moments.at(-1), null) : seen(before, since);
}

/** `until`: a state that was seen on both sides of it counts as read on this side. */
function seen(moment: Moment | undefined, until: string | null): TwinSections | null {
  if (moment === undefined) return null;
  const { firstSeenAt, lastSeenAt, state } = moment;
  const isBothSides = until !== null && lastSeenAt > until;
  const readAt = until === null || isBothSides ? firstSeenAt : lastSeenAt;
  return { readAt, desired: state.desired, reported: state.reported };
}
