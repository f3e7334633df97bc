/** Security modules created, changed, deleted and brought back at the embedded hub, and real connections as them. */
import { randomUUID, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iotDevice from 'azure-iot-device';
import { describe, expect, it } from 'vitest';
import { createModuleLifeCycle } from '../../main/moduleLifeCycle';
import type { LifeCycleHub } from '../../main/moduleLifeCycle/ports';
import { openModuleCopies } from '../../main/outbox';
import { openVault } from '../../main/secrets';
import { type LifeCycleOutcome, lifeCycleOutcome, moduleCopy } from '../../preload/contract';
import { certificateClient, moduleClient } from '../support/deviceClients';
import { temporaryFolder } from '../support/temporaryFolder';
import { twinRef, workbenchAtHub } from '../support/workbenchAtHub';

const byFile = (type: 'selfSigned' | 'certificateAuthority') =>
  ({ type, validDays: 30, keepKey: 'file' }) as const;
const sas = { type: 'sas' } as const;
const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';

/** A device without a module, a vault whose box only turns text around, and a folder for files. */
async function benchWithoutModule(around: Partial<LifeCycleHub> = {}) {
  const at = await workbenchAtHub();
  at.deleteModule();
  const folder = temporaryFolder();
  const keptValues = new Map<string, unknown>();
  const vault = openVault(
    {
      kind: 'keystore',
      encrypt: (text) => Buffer.from(text).reverse(),
      decrypt: (bytes) => Buffer.from(bytes).reverse().toString(),
    },
    { get: (key) => keptValues.get(key), set: (key, value) => void keptValues.set(key, value) },
  );
  let chosen: string | null = join(folder, 'pump.key.pem');
  const suggested: string[] = [];
  const lifeCycle = createModuleLifeCycle({
    hub: () => ({ ...at.client, ...around }),
    vault,
    copies: openModuleCopies(at.store),
    moments: at.moments,
    choosePathToSave: async (_purpose, name) => {
      suggested.push(name);
      return chosen;
    },
    now: () => new Date(),
  });
  return {
    ...at,
    folder,
    lifeCycle,
    vault,
    suggested,
    choose: (name: string | null) => {
      chosen = name === null ? null : join(folder, name);
    },
    inFolder: (name: string) => readFileSync(join(folder, name), 'utf8'),
    identity: () => at.hub.rooms.identities.find(twinRef),
    create: (wish: Partial<Parameters<typeof lifeCycle.create>[0]> = {}) =>
      lifeCycle.create({
        operationId: randomUUID(),
        deviceId: twinRef.deviceId,
        moduleId: 'azureiotsecurity',
        authentication: sas,
        configuration: null,
        acceptNearMiss: false,
        ...wish,
      }),
  };
}

const module = { deviceId: twinRef.deviceId, moduleId: 'azureiotsecurity' } as const;
const told = ({ steps }: LifeCycleOutcome) => steps.map(({ step, state }) => `${step} ${state}`);

describe('creating a module', () => {
  it('with keys and a first configuration ends with a module that connects', async () => {
    const bench = await benchWithoutModule();
    const outcome = await bench.create({ configuration: { maxMessageSizeInBytes: 8192 } });
    expect(lifeCycleOutcome.parse(outcome)).toEqual(outcome);
    expect(outcome).toMatchObject({ isComplete: true, certificate: null });
    expect(told(outcome)).toEqual(['identityCreated done', 'configurationWritten done']);
    expect(bench.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192 });
    const client = await moduleClient(bench.hub, twinRef.deviceId, twinRef.moduleId);
    await client.sendEvent(new iotDevice.Message('hello'));
    expect(bench.messages).toMatchObject([{ from: twinRef }]);
  });

  it('with a self-signed certificate saves key and certificate, with which it connects', async () => {
    const bench = await benchWithoutModule();
    const outcome = await bench.create({ authentication: byFile('selfSigned') });
    expect(told(outcome)).toEqual(['certificateMade done', 'keyKept done', 'identityCreated done']);
    expect(outcome.certificate).toMatchObject({
      subject: 'pump-07/azureiotsecurity',
      thumbprint: bench.identity().authentication.x509Thumbprint.primaryThumbprint,
      keyFileName: 'pump.key.pem',
      certificateFileName: 'pump.cert.pem',
      caFileName: null,
      keyIn: 'file',
    });
    expect(bench.suggested).toEqual(['pump-07-azureiotsecurity.key.pem']);
    expect(JSON.stringify(outcome)).not.toContain('PRIVATE');
    expect(readdirSync(bench.folder).sort()).toEqual(['pump.cert.pem', 'pump.key.pem']);
    if (process.platform !== 'win32') {
      expect(statSync(join(bench.folder, 'pump.key.pem')).mode & 0o777).toBe(0o600);
    }
    const files = { pem: bench.inFolder('pump.cert.pem'), keyPem: bench.inFolder('pump.key.pem') };
    const client = await certificateClient(bench.hub, twinRef, files);
    await client.sendEvent(new iotDevice.Message('hello'));
    expect(bench.messages).toHaveLength(1);
  });

  it('below the laptop’s CA connects once the hub knows that CA, which is made once', async () => {
    const bench = await benchWithoutModule();
    const outcome = await bench.create({ authentication: byFile('certificateAuthority') });
    expect(outcome).toMatchObject({ isComplete: true, certificate: { caFileName: 'pump.ca.pem' } });
    bench.hub.certificateAuthorities.register(bench.inFolder('pump.ca.pem'));
    const files = { pem: bench.inFolder('pump.cert.pem'), keyPem: bench.inFolder('pump.key.pem') };
    const client = await certificateClient(bench.hub, twinRef, files);
    await client.sendEvent(new iotDevice.Message('hello'));
    expect(bench.messages).toHaveLength(1);

    bench.choose('second.key.pem');
    const again = await bench.lifeCycle.changeAuthentication({
      ...module,
      operationId: randomUUID(),
      authentication: byFile('certificateAuthority'),
    });
    expect(again.isComplete).toBe(true);
    expect(bench.inFolder('second.ca.pem')).toBe(bench.inFolder('pump.ca.pem'));
    const leaf = new X509Certificate(bench.inFolder('second.cert.pem'));
    expect(leaf.checkIssued(new X509Certificate(bench.inFolder('pump.ca.pem')))).toBe(true);
  });

  it('changes nothing when no file is chosen, or one beside it is taken', async () => {
    const bench = await benchWithoutModule();
    bench.choose(null);
    await expect(bench.create({ authentication: byFile('selfSigned') })).rejects.toMatchObject({
      code: 'NOTHING_CHOSEN',
    });
    bench.choose('pump.key.pem');
    writeFileSync(join(bench.folder, 'pump.cert.pem'), 'mine');
    await expect(bench.create({ authentication: byFile('selfSigned') })).rejects.toMatchObject({
      code: 'FILE_EXISTS',
      data: { fileName: 'pump.cert.pem' },
    });
    expect(bench.inFolder('pump.cert.pem')).toBe('mine');
    expect(bench.identity).toThrow();
  });

  it('creates no identity whose key could not be saved', async () => {
    const bench = await benchWithoutModule();
    bench.choose('missing/pump.key.pem');
    const outcome = await bench.create({ authentication: byFile('selfSigned') });
    expect(told(outcome)).toEqual(['certificateMade done', 'keyKept failed', 'identityCreated notTried']);
    expect(outcome).toMatchObject({ isComplete: false, certificate: null });
    expect(outcome.steps[1]?.reason).toContain('ENOENT');
    expect(bench.identity).toThrow();
  });

  it('is refused over a module that is there, beside a near miss, and with a configuration that is wrong', async () => {
    const bench = await benchWithoutModule();
    bench.hub.rooms.identities.write({ ...twinRef, moduleId: 'AzureIoTSecurity' }, {}, null);
    await expect(bench.create()).rejects.toMatchObject({
      code: 'NEAR_MISS_EXISTS',
      data: { moduleIds: ['AzureIoTSecurity'] },
    });
    await expect(bench.create({ configuration: { maxMessageSizeInBytes: 'a lot' } })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    expect((await bench.create({ acceptNearMiss: true })).isComplete).toBe(true);
    await expect(bench.create({ acceptNearMiss: true })).rejects.toMatchObject({ code: 'MODULE_EXISTS' });
  });

  it('tells how far it came when it is cancelled between its steps', async () => {
    const operationId = randomUUID();
    const bench = await benchWithoutModule({
      createModule: async (...call) => {
        const created = await bench.client.createModule(...call);
        bench.lifeCycle.cancel(operationId);
        return created;
      },
    });
    const outcome = await bench.create({ operationId, configuration: { maxMessageSizeInBytes: 8192 } });
    expect(told(outcome)).toEqual(['identityCreated done', 'configurationWritten cancelled']);
    expect(bench.desiredValues()).toEqual({});
    expect(bench.lifeCycle.cancel(operationId)).toBe(false);
  });

  it('finds out whether an identity was created when the answer is lost', async () => {
    const bench = await benchWithoutModule({
      createModule: async (...call) => {
        await bench.direct.createModule(...call);
        bench.route.loseNextRequest();
        return bench.client.createModule(...call);
      },
    });
    expect(told(await bench.create())).toEqual(['identityCreated done']);
    expect(bench.identity().moduleId).toBe('azureiotsecurity');
  });

  it('says that it does not know when the network stays away', async () => {
    const bench = await benchWithoutModule({
      createModule: (...call) => {
        bench.route.goAway();
        return bench.client.createModule(...call);
      },
    });
    const outcome = await bench.create({ configuration: {} });
    expect(told(outcome)).toEqual(['identityCreated unknown', 'configurationWritten notTried']);
    expect(outcome.steps[0]?.failure).toMatchObject({ cause: 'connectionLost' });
  });
});

describe('keys of a module', () => {
  const keys = (bench: Awaited<ReturnType<typeof benchWithoutModule>>) =>
    bench.identity().authentication.symmetricKey;

  it('are swapped and made anew one at a time', async () => {
    const bench = await benchWithoutModule();
    await bench.create();
    const rotate = (what: 'newPrimary' | 'newSecondary' | 'swap') =>
      bench.lifeCycle.rotateKeys({ ...module, operationId: randomUUID(), what });
    const first = { ...keys(bench) };
    expect((await rotate('swap')).isComplete).toBe(true);
    expect(keys(bench)).toEqual({ primaryKey: first.secondaryKey, secondaryKey: first.primaryKey });
    await rotate('newSecondary');
    expect(keys(bench).primaryKey).toBe(first.secondaryKey);
    expect([first.primaryKey, first.secondaryKey]).not.toContain(keys(bench).secondaryKey);
    const outcome = await rotate('newPrimary');
    expect(JSON.stringify(outcome)).not.toContain(keys(bench).primaryKey);
    await moduleClient(bench.hub, twinRef.deviceId, twinRef.moduleId);
  });

  it('stay as they are when somebody changed the identity meanwhile', async () => {
    const bench = await benchWithoutModule({
      changeModuleAuthentication: (...call) => {
        bench.hub.rooms.identities.write(twinRef, { managedBy: 'somebody' }, { kind: 'any' });
        return bench.client.changeModuleAuthentication(...call);
      },
    });
    await bench.create();
    const before = { ...keys(bench) };
    const outcome = await bench.lifeCycle.rotateKeys({ ...module, operationId: randomUUID(), what: 'swap' });
    expect(outcome.steps).toMatchObject([{ state: 'failed', failure: { cause: 'preconditionFailed' } }]);
    expect(keys(bench)).toEqual(before);
  });

  it('give way to a certificate kept in the vault, which can be saved to files later', async () => {
    const bench = await benchWithoutModule();
    await bench.create();
    await expect(bench.lifeCycle.saveKeptKey(module)).rejects.toMatchObject({ code: 'KEY_NOT_KEPT' });
    const outcome = await bench.lifeCycle.changeAuthentication({
      ...module,
      operationId: randomUUID(),
      authentication: { type: 'selfSigned', validDays: 30, keepKey: 'vault' },
    });
    expect(outcome).toMatchObject({ isComplete: true, certificate: { keyIn: 'vault', keyFileName: null } });
    expect(await bench.lifeCycle.saveKeptKey(module)).toEqual({
      keyFileName: 'pump.key.pem',
      certificateFileName: 'pump.cert.pem',
    });
    const files = { pem: bench.inFolder('pump.cert.pem'), keyPem: bench.inFolder('pump.key.pem') };
    await certificateClient(bench.hub, twinRef, files);
    await expect(
      bench.lifeCycle.rotateKeys({ ...module, operationId: randomUUID(), what: 'swap' }),
    ).rejects.toMatchObject({ code: 'MODULE_WITHOUT_KEY' });
  });
});

describe('deleting a module', () => {
  const remove = (bench: Awaited<ReturnType<typeof benchWithoutModule>>, wish = {}) =>
    bench.lifeCycle.remove({
      ...module,
      operationId: randomUUID(),
      typedName: module.moduleId,
      keepKeys: true,
      ...wish,
    });
  const restoreOnly = async (bench: Awaited<ReturnType<typeof benchWithoutModule>>) => {
    const [copy] = await bench.lifeCycle.copies(module.deviceId);
    return bench.lifeCycle.restore({ operationId: randomUUID(), copyId: copy?.copyId ?? 0 });
  };

  it('keeps it first, and bringing it back gives the same keys, tags and configuration', async () => {
    const bench = await benchWithoutModule();
    await bench.create({ configuration: { maxMessageSizeInBytes: 8192 } });
    bench.writeTags({ site: 'Lyon' });
    const { symmetricKey } = bench.identity().authentication;
    expect(told(await remove(bench))).toEqual(['copyKept done', 'identityDeleted done']);
    expect(bench.identity).toThrow();
    const [copy] = await bench.lifeCycle.copies(module.deviceId);
    expect(moduleCopy.parse(copy)).toMatchObject({
      hasKeys: true,
      authenticationType: 'sas',
      desiredVersion: 2,
    });
    const name = { hostName: bench.hub.hostName, ...module };
    expect(await bench.moments.list(name, null, 1)).toMatchObject([{ cause: 'deleted' }]);

    expect(told(await restoreOnly(bench))).toEqual(['identityCreated done', 'configurationWritten done']);
    expect(bench.identity().authentication.symmetricKey).toEqual(symmetricKey);
    expect(bench.identity().tags).toEqual({ site: 'Lyon' });
    expect(bench.desiredValues()).toEqual({ maxMessageSizeInBytes: 8192 });
    expect(await bench.lifeCycle.copies(module.deviceId)).toEqual([]);
  });

  it('without keeping keys comes back with new ones', async () => {
    const bench = await benchWithoutModule();
    await bench.create();
    const { primaryKey } = bench.identity().authentication.symmetricKey;
    await remove(bench, { keepKeys: false });
    expect((await restoreOnly(bench)).isComplete).toBe(true);
    expect(bench.identity().authentication.symmetricKey.primaryKey).not.toBe(primaryKey);
  });

  it('of one with a certificate comes back with its thumbprint', async () => {
    const bench = await benchWithoutModule();
    const created = await bench.create({ authentication: byFile('selfSigned') });
    await remove(bench);
    expect((await restoreOnly(bench)).isComplete).toBe(true);
    expect(bench.identity().authentication.x509Thumbprint.primaryThumbprint).toBe(
      created.certificate?.thumbprint,
    );
  });

  it('asks for the name letter by letter', async () => {
    const bench = await benchWithoutModule();
    await bench.create();
    await expect(remove(bench, { typedName: 'AzureIotSecurity' })).rejects.toMatchObject({
      code: 'NAME_NOT_TYPED',
    });
    expect(bench.identity().moduleId).toBe(module.moduleId);
  });

  it('does not delete a module that was changed meanwhile, and leaves no copy behind', async () => {
    const bench = await benchWithoutModule({
      deleteModule: (...call) => {
        bench.hub.rooms.identities.write(twinRef, { managedBy: 'somebody' }, { kind: 'any' });
        return bench.client.deleteModule(...call);
      },
    });
    await bench.create();
    expect(told(await remove(bench))).toEqual(['copyKept done', 'identityDeleted failed']);
    expect(await bench.lifeCycle.copies(module.deviceId)).toEqual([]);
    expect(bench.identity().managedBy).toBe('somebody');
  });

  it('does not bring a copy back at another time than when the place is free', async () => {
    const bench = await benchWithoutModule();
    await bench.create({ configuration: { snapshotFrequency: 'PT1H' } });
    await remove(bench);
    bench.hub.rooms.identities.write(twinRef, {}, null);
    await expect(restoreOnly(bench)).rejects.toMatchObject({ code: 'MODULE_EXISTS' });
    expect(bench.identity().desired.properties[wrapper]).toBeUndefined();
    await expect(bench.lifeCycle.restore({ operationId: randomUUID(), copyId: 1 })).rejects.toMatchObject({
      code: 'COPY_UNKNOWN',
    });
  });
});
