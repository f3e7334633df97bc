/** Saved hubs from the connection string on the clipboard to the open client, over real TLS where calls are made. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ExpectedFailure } from '../../../main/failures';
import { createHubService, type HubServicePorts, systemClock } from '../../../main/hubs';
import { openVault, type SecretBox, secretOf } from '../../../main/secrets';
import type { HubStatus } from '../../../preload/contract';
import { savedHub } from '../../../preload/contract';
import { makeCertificates, type TestCertificates } from './certificates';
import { type ReceivedRequest, type ScriptedAnswer, startScriptedHub } from './scriptedHub';

const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const connectionString = `HostName=contoso.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`;
const sandboxHost = 'sandbox.siteward.localhost';
let certificates: TestCertificates;

beforeAll(async () => {
  certificates = await makeCertificates(sandboxHost);
});

const box: SecretBox = {
  kind: 'keystore',
  encrypt: (text) => Buffer.from(text).map((byte) => byte ^ 0x55),
  decrypt: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x55)).toString(),
};

function world(changes: Partial<HubServicePorts> = {}) {
  const values = new Map<string, unknown>();
  const kept = {
    get: (name: string) => values.get(name),
    set: (name: string, value: unknown) => void values.set(name, value),
  };
  const ignore = () => {};
  const start = (clipboard = connectionString) => {
    const service = createHubService({
      kept,
      vault: openVault(box, kept),
      clipboard: { read: () => clipboard },
      chooseTextFile: async () => null,
      sandbox: () => Promise.reject(new Error('ended')),
      log: { info: ignore, warn: ignore, error: ignore },
      clock: systemClock,
      ...changes,
    });
    onTestFinished(() => service.close());
    return service;
  };
  return { start, disk: () => JSON.stringify([...values]) };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ExpectedFailure ? error.code : `no expected failure: ${String(error)}`;
}

async function add(
  hubs: ReturnType<ReturnType<typeof world>['start']>,
  name: string,
  keep: 'vault' | 'session',
) {
  const { candidateId } = await hubs.readConnectionString('clipboard');
  return hubs.save({ candidateId, name, keep });
}

describe('saved hubs', () => {
  it('begin with the embedded hub, which cannot be removed', async () => {
    const hubs = world().start();
    const listed = await hubs.list();
    expect(listed).toMatchObject({ openHubId: null, hubs: [{ hubId: 'sandbox', cloud: 'sandbox' }] });
    expect(await hubs.remove('sandbox')).toEqual({ removed: false });
  });

  it('are as the contract says and survive a restart with their credential, which is not on disk as text', async () => {
    const { start, disk } = world();
    const added = await add(start(), 'Plant north', 'vault');
    expect(savedHub.parse(added)).toEqual(added);
    expect((await start().list()).hubs[1]).toEqual(added);
    expect(added).toMatchObject({ name: 'Plant north', cloud: 'public', credential: 'vault', rights: null });
    expect(disk()).not.toContain(key);
    await start().open(added.hubId);
  });

  it('lose a session credential with the session and then say that it is missing', async () => {
    const { start } = world();
    const { hubId } = await add(start(), 'Plant north', 'session');
    const restarted = start();
    expect((await restarted.list()).hubs[1]?.credential).toBe('missing');
    expect(await codeOf(restarted.open(hubId))).toBe('CREDENTIAL_MISSING');
  });

  it('have names of their own, whatever the letter case, the embedded hub included', async () => {
    const hubs = world().start();
    await add(hubs, 'Plant north', 'session');
    expect(await codeOf(add(hubs, 'PLANT north', 'session'))).toBe('NAME_TAKEN');
    expect(await codeOf(add(hubs, 'embedded hub', 'session'))).toBe('NAME_TAKEN');
  });

  it('are gone after removal, with their credential, and closed if open', async () => {
    const { start, disk } = world();
    const hubs = start();
    const { hubId } = await add(hubs, 'Plant north', 'vault');
    await hubs.open(hubId);
    expect(await hubs.remove(hubId)).toEqual({ removed: true });
    expect(await hubs.list()).toMatchObject({ openHubId: null, hubs: [{ hubId: 'sandbox' }] });
    expect(() => hubs.openHub()).toThrow('NO_HUB_OPEN');
    expect(disk()).not.toContain(hubId);
    expect(await codeOf(hubs.remove(hubId))).toBe('HUB_UNKNOWN');
  });
});

describe('adding a hub', () => {
  it('refuses a wrong connection string with its problems', async () => {
    const hubs = world().start(connectionString.replace('HostName', 'Host'));
    await expect(hubs.readConnectionString('clipboard')).rejects.toMatchObject({
      code: 'CONNECTION_STRING_INVALID',
      data: { problems: [{ code: 'unknownPart' }, { code: 'missingPart', part: 'HostName' }] },
    });
    expect(await codeOf(hubs.readConnectionString('file'))).toBe('NOTHING_CHOSEN');
  });

  it('forgets a candidate after a quarter of an hour and after it was saved', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const hubs = world({ clock: { ...systemClock, now: () => now } }).start();
    const { candidateId } = await hubs.readConnectionString('clipboard');
    await hubs.save({ candidateId, name: 'A', keep: 'session' });
    expect(await codeOf(hubs.save({ candidateId, name: 'B', keep: 'session' }))).toBe('CANDIDATE_EXPIRED');
    const late = await hubs.readConnectionString('clipboard');
    now = new Date('2026-01-01T00:15:00Z');
    const saving = hubs.save({ candidateId: late.candidateId, name: 'C', keep: 'session' });
    expect(await codeOf(saving)).toBe('CANDIDATE_EXPIRED');
  });

  it('takes an own CA from a file, and nothing but a CA', async () => {
    const files = [certificates.cert, 'not a certificate', `${certificates.key}\n${certificates.caPem}`];
    const { start, disk } = world({
      chooseTextFile: async () => ({ fileName: 'ca.pem', text: files.shift() ?? '' }),
    });
    const hubs = start();
    const { candidateId } = await hubs.readConnectionString('clipboard');
    expect(await codeOf(hubs.chooseCaFile(candidateId))).toBe('CA_FILE_INVALID');
    expect(await codeOf(hubs.chooseCaFile(candidateId))).toBe('CA_FILE_INVALID');
    const ownCa = { fileName: 'ca.pem', subject: 'Siteward test CA' };
    expect(await hubs.chooseCaFile(candidateId)).toEqual(ownCa);
    expect(await hubs.save({ candidateId, name: 'A', keep: 'session' })).toMatchObject({ ownCa });
    expect(disk()).not.toContain('PRIVATE KEY');
  });
});

describe('the embedded hub', () => {
  async function running(answer: (request: ReceivedRequest) => ScriptedAnswer) {
    const hub = await startScriptedHub(certificates, answer);
    const address = {
      port: hub.port,
      hostName: sandboxHost,
      caPem: certificates.caPem,
      connectionString: secretOf(connectionString.replace('contoso.azure-devices.net', sandboxHost)),
    };
    return { hub, hubs: world({ sandbox: async () => address }).start(), port: hub.port };
  }

  it('says so when it does not run', async () => {
    expect(await codeOf(world().start().open('sandbox'))).toBe('SANDBOX_NOT_RUNNING');
  });

  it('is reached on loopback under its own name, and tells the agent the way', async () => {
    const { hub, hubs, port } = await running(() => ({
      status: 200,
      json: { totalDeviceCount: 3, enabledDeviceCount: 2, disabledDeviceCount: 1 },
    }));
    await hubs.open('sandbox');
    expect((await hubs.openHub().statistics()).totalDeviceCount).toBe(3);
    expect(hub.requests[0]?.headers.host).toBe(sandboxHost);
    expect(hubs.openHub().agentConnection()).toEqual({
      hostName: sandboxHost,
      gatewayHostName: 'localhost',
      port,
      caPem: certificates.caPem,
    });
  });

  it('is probed for each right by calls that change nothing, and remembers the answer', async () => {
    const { hub, hubs } = await running(({ method, path }) => {
      if (path.startsWith('/statistics')) return { status: 200, json: counts };
      return method === 'DELETE' ? { status: 401 } : { status: 404 };
    });
    const counts = { totalDeviceCount: 3, enabledDeviceCount: 2, disabledDeviceCount: 1 };
    const probed = await hubs.probe('sandbox');
    expect(probed.rights?.capabilities).toMatchObject([
      { right: 'RegistryRead', can: true, failure: null },
      { right: 'RegistryWrite', can: false, failure: { cause: 'unauthorized', status: 401 } },
      { right: 'ServiceConnect', can: true, failure: null },
    ]);
    expect((await hubs.list()).hubs[0]?.rights).toEqual(probed.rights);
    const removal = hub.requests.find(({ method }) => method === 'DELETE');
    expect(removal?.headers['if-match']).toBe('"siteward-probe"');
  });

  it('fails the probe as a whole when it answers nothing', async () => {
    const { hubs } = await running(() => ({ status: 501 }));
    expect(await codeOf(hubs.probe('sandbox'))).toBe('HUB_CALL_FAILED');
  });

  it('shows watchers how it is doing: counts, refusals as online, lost connections as unreachable', async () => {
    const answers: ScriptedAnswer[] = [{ status: 404 }];
    const { hubs } = await running(() => answers.shift() ?? 'hangUp');
    await hubs.open('sandbox');
    const leave = new AbortController();
    const statuses = hubs.watch(leave.signal);
    const next = async (): Promise<HubStatus | undefined> => (await statuses.next()).value ?? undefined;
    expect(await next()).toMatchObject({ openHubId: 'sandbox', reachability: 'unknown', lastAnswerAt: null });

    await codeOf(hubs.openHub().readDeviceTwin('d1'));
    expect(await next()).toMatchObject({
      reachability: 'online',
      requests: { twinRead: 1, query: 0 },
      lastFailure: { cause: 'notFound' },
      lastAnswerAt: expect.any(String),
    });
    await codeOf(hubs.openHub().patchDesired('d1', 'm', {}, 'e'));
    expect(await next()).toMatchObject({
      reachability: 'unreachable',
      requests: { twinRead: 1, twinWrite: 1 },
      lastFailure: { cause: 'connectionLost' },
    });
    const afterwards = statuses.next();
    leave.abort();
    expect((await afterwards).done).toBe(true);
  });
});
