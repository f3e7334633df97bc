/** Records of the fleet index for tests. */
import type { DeviceRecord } from '../../main/fleet/record';

export function deviceRecord(facts: Partial<DeviceRecord> = {}): DeviceRecord {
  return {
    deviceId: 'device',
    status: 'enabled',
    statusReason: null,
    statusUpdatedAt: null,
    connectionState: 'Disconnected',
    lastActivityTime: null,
    authenticationType: 'sas',
    thumbprints: { primary: null, secondary: null },
    isEdge: false,
    modelId: null,
    deviceScope: null,
    etag: null,
    deviceEtag: null,
    version: 1,
    messageCount: 0,
    tags: {},
    paths: {},
    readAt: '2026-04-30T12:00:00.000Z',
    site: null,
    securityModule: 'none',
    verdict: 'noModule',
    drift: null,
    fingerprint: null,
    moduleIds: [],
    modulesReadAt: '2026-04-30T12:00:00.000Z',
    changedHere: null,
    ...facts,
  };
}
