/** A record of the registry as it is right after the identity was created. */
import type { IdentityRecord } from '../../main/sandbox/registry/record';
import { freshSection } from '../../main/sandbox/registry/section';

const at = '2026-01-01T00:00:00.0000000Z';

export function newRecord(
  deviceId: string,
  moduleId = '',
  changes: Partial<IdentityRecord> = {},
): Omit<IdentityRecord, 'number'> {
  const { number: _, ...rest } = { number: 0, ...changes };
  return {
    deviceId,
    moduleId,
    generationId: '1',
    etag: 'e',
    status: 'enabled',
    statusReason: null,
    statusUpdated: at,
    connectionUpdated: at,
    lastActivity: at,
    authentication: {
      type: 'sas',
      symmetricKey: { primaryKey: 'a', secondaryKey: 'b' },
      x509Thumbprint: { primaryThumbprint: null, secondaryThumbprint: null },
    },
    managedBy: null,
    isEdge: false,
    deviceScope: null,
    parentScopes: [],
    twinVersion: 2,
    twinWrites: 1,
    tags: {},
    desired: freshSection('desired', at),
    reported: freshSection('reported', at),
    ...rest,
  };
}
