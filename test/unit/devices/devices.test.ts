/** A device is shown whole and without keys; its keys go to the clipboard alone. */
import { describe, expect, it } from 'vitest';
import { createDeviceService } from '../../../main/devices';
import type { HubClient } from '../../../main/hubs';
import { createClipboardKeeper, secretOf } from '../../../main/secrets';
import { deviceView } from '../../../preload/contract';

const key = Buffer.alloc(32, 5).toString('base64');
const authentication = {
  type: 'sas',
  hasPrimaryKey: true,
  hasSecondaryKey: false,
  primaryThumbprint: null,
  secondaryThumbprint: null,
} as const;
const seen = {
  connectionState: 'Connected',
  connectionStateUpdatedTime: '2026-01-01T00:00:00.000Z',
  lastActivityTime: null,
  authentication,
} as const;

const parts: Partial<HubClient> = {
  hostName: 'contoso.azure-devices.net',
  readDevice: async (deviceId) => ({
    ...seen,
    deviceId,
    generationId: 'g',
    etag: 'identity-etag',
    status: 'enabled',
    statusReason: null,
    cloudToDeviceMessageCount: 2,
    capabilities: { isEdge: true },
  }),
  readDeviceTwin: async () => ({
    etag: 'twin-etag',
    connectionState: 'Connected',
    lastActivityTime: null,
    version: 6,
    tags: { site: 'Lyon' },
    properties: {
      desired: { a: 1, $version: 4, $metadata: { $lastUpdated: '2026-01-02T00:00:00Z' } },
      reported: {},
    },
  }),
  readModules: async (deviceId) =>
    ['azureiotsecurity', 'AzureIoTSecurity', 'other'].map((moduleId) => ({
      ...seen,
      deviceId,
      moduleId,
      managedBy: null,
      generationId: null,
      etag: 'module-etag',
    })),
  readDeviceKeys: async () => ({ primaryKey: secretOf(key), secondaryKey: null }),
  readModuleKeys: async () => ({ primaryKey: secretOf(key), secondaryKey: secretOf('second') }),
};

function service() {
  let clipboard = '';
  const kept: object[] = [];
  const opened: string[] = [];
  const board = {
    read: () => clipboard,
    write: (text: string) => {
      clipboard = text;
    },
    clear: () => {
      clipboard = '';
    },
  };
  const clipboardKeeper = createClipboardKeeper(board, (error) => {
    throw error;
  });
  const devices = createDeviceService({
    openHub: () => parts as HubClient, // The device service asks for nothing else.
    clipboardKeeper,
    keeper: { keep: (of, state, seenAt, cause) => void kept.push({ of, state, seenAt, cause }) },
    noteOpened: (deviceId) => void opened.push(deviceId),
    now: () => new Date('2026-05-01T00:00:00Z'),
  });
  return { devices, kept, opened, clipboard: () => clipboard, close: clipboardKeeper.close };
}

it('a device is shown as the contract says, its sections without metadata', async () => {
  const { devices, kept, opened } = service();
  const view = await devices.read('d1');
  expect(opened).toEqual(['d1']);
  expect(deviceView.parse(view)).toEqual(view);
  expect(view).toMatchObject({
    deviceId: 'd1',
    readAt: '2026-05-01T00:00:00.000Z',
    isEdge: true,
    etag: 'twin-etag',
    desired: { properties: { a: 1 }, version: 4, lastUpdated: '2026-01-02T00:00:00Z' },
    reported: { properties: {}, version: null, lastUpdated: null },
    modules: [{ security: 'classic' }, { security: 'nearMiss' }, { security: null }],
  });
  expect(kept).toMatchObject([
    {
      of: { hostName: 'contoso.azure-devices.net', deviceId: 'd1', moduleId: null },
      state: { etag: 'twin-etag', tags: { site: 'Lyon' } },
      seenAt: '2026-05-01T00:00:00.000Z',
      cause: 'read',
    },
  ]);
});

describe('copying a credential', () => {
  it.each([
    [null, 'primaryKey', key],
    ['m', 'secondaryKey', 'second'],
    [
      null,
      'primaryConnectionString',
      `HostName=contoso.azure-devices.net;DeviceId=d1;SharedAccessKey=${key}`,
    ],
    [
      'm',
      'primaryConnectionString',
      `HostName=contoso.azure-devices.net;DeviceId=d1;ModuleId=m;SharedAccessKey=${key}`,
    ],
  ] as const)(
    'of module %s puts its %s on the clipboard and answers only for how long',
    async (moduleId, credential, expected) => {
      const { devices, clipboard, close } = service();
      expect(await devices.copyCredential({ deviceId: 'd1', moduleId, credential })).toEqual({
        clearsAfterMs: 60_000,
      });
      expect(clipboard()).toBe(expected);
      await close();
      expect(clipboard()).toBe('');
    },
  );

  it('says when there is none and leaves the clipboard alone', async () => {
    const { devices, clipboard } = service();
    const copying = devices.copyCredential({ deviceId: 'd1', moduleId: null, credential: 'secondaryKey' });
    await expect(copying).rejects.toMatchObject({ code: 'CREDENTIAL_ABSENT' });
    expect(clipboard()).toBe('');
  });
});
