/** Saved hubs on disk: everything but their credentials. */
import { z } from 'zod';
import { capability, instant } from '../../preload/contract';
import type { KeptValues } from '../settings';

const hubRecord = z.object({
  hubId: z.string(),
  name: z.string(),
  hostName: z.string(),
  policyName: z.string(),
  gatewayHostName: z.string().nullable(),
  ownCa: z.object({ fileName: z.string(), subject: z.string(), pem: z.string() }).nullable(),
});
export type HubRecord = z.infer<typeof hubRecord>;

const probedRights = z.object({ probedAt: instant, capabilities: z.array(capability) });
export type ProbedRights = z.infer<typeof probedRights>;

export interface HubRecords {
  list(): readonly HubRecord[];
  add(record: HubRecord): void;
  /** False when it was not there. */
  remove(hubId: string): boolean;
  rights(hubId: string): ProbedRights | null;
  keepRights(hubId: string, rights: ProbedRights): void;
}

const hubsKey = 'hubs';
const rightsKey = 'hubRights';
const keptRights = z.record(z.string(), probedRights).catch({});

/** A record that cannot be read is left out of the list and dropped with the next change. */
export function openHubRecords(kept: KeptValues): HubRecords {
  const found = kept.get(hubsKey);
  let records: readonly HubRecord[] = (Array.isArray(found) ? found : [])
    .map((entry) => hubRecord.safeParse(entry))
    .flatMap(({ data }) => data ?? []);
  const rightsByHub = new Map(Object.entries(keptRights.parse(kept.get(rightsKey) ?? {})));
  const writeRights = () => kept.set(rightsKey, Object.fromEntries(rightsByHub));

  return {
    list: () => records,
    add: (record) => {
      records = [...records, record];
      kept.set(hubsKey, records);
    },
    remove: (hubId) => {
      const remaining = records.filter((record) => record.hubId !== hubId);
      if (remaining.length === records.length) return false;
      records = remaining;
      kept.set(hubsKey, records);
      if (rightsByHub.delete(hubId)) writeRights();
      return true;
    },
    rights: (hubId) => rightsByHub.get(hubId) ?? null,
    keepRights: (hubId, rights) => {
      rightsByHub.set(hubId, rights);
      writeRights();
    },
  };
}
