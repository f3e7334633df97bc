/** What diagnoses read of twins becomes part of their history, so that a report knows what was there before. */
import type { DiagnosedHub } from './hubs';
import type { MomentKeeper } from './outbox';

export function keepingTwins(hub: DiagnosedHub, keeper: MomentKeeper, now: () => Date): DiagnosedHub {
  const { client, hostName } = hub;
  const readModuleTwin: typeof client.readModuleTwin = async (deviceId, moduleId, signal) => {
    const twin = await client.readModuleTwin(deviceId, moduleId, signal);
    const { etag, tags, properties } = twin;
    keeper.keep({ hostName, deviceId, moduleId }, { etag, tags, ...properties }, now().toISOString(), 'read');
    return twin;
  };
  return { ...hub, client: { ...client, readModuleTwin } };
}
