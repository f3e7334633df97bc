/** A device over SSH: a real OpenSSH server on loopback. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectingUses, collectorsOn } from '../../main/agent';
import { agentTargetOf } from '../../main/agentTargets';
import { createSshService, type SshServicePorts } from '../../main/ssh';
import { createThisMachine, type DeviceUse } from '../../main/targets';
import { openFaultyRoute } from '../support/faultyRoute';
import { type Person, whyNoPeople } from '../support/openSsh/people';
import {
  type SshServer,
  type SshServerOptions,
  sshServerIsHere,
  startSshServer,
} from '../support/openSsh/sshServer';
import { openSlowRoute } from '../support/slowRoute';
import { temporaryFolder } from '../support/temporaryFolder';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const never = new AbortController().signal;
const uses: readonly DeviceUse[] = [
  { kind: 'command', command: { program: 'echo', args: ['…'] } },
  { kind: 'command', command: { program: 'sleep', args: ['…'] } },
  { kind: 'command', command: { program: 'no-such-program', args: [] } },
  { kind: 'command', command: { program: 'head', args: ['-c', '…', '/dev/zero'] } },
  { kind: 'file', path: '/etc/…' },
];

async function bench(changes: Partial<SshServicePorts> = {}, options: SshServerOptions = {}) {
  const server = await startSshServer(options);
  const ownFile = join(temporaryFolder(), 'known_hosts');
  let keyText = server.privateKey;
  let clipboard = 'a password';
  let openHubId = 'hub-1';
  const kept = new Map<string, unknown>();
  const ssh = createSshService({
    kept: { get: (key) => kept.get(key), set: (key, value) => kept.set(key, value) },
    clipboard: { read: () => clipboard, write: () => {}, clear: () => {} },
    chooseKeyFile: async () => ({ fileName: 'id', text: keyText }),
    hubName: () => 'hub',
    hubId: () => openHubId,
    uses,
    knownHosts: { ownFile, otherFiles: [] },
    agentSocket: null,
    now: () => new Date(),
    log,
    ...changes,
  });
  const connect = async (port = server.port, text = server.privateKey, userName = server.userName) => {
    keyText = text;
    const { keyId } = await ssh.chooseKey();
    return ssh.connect({
      deviceId: 'pump-07',
      address: { host: '127.0.0.1', port, userName },
      signIn: { kind: 'key', keyId, passphraseId: null },
      jump: null,
      mayUseSudo: false,
    });
  };
  const trust = async (port = server.port): Promise<void> => {
    const { data } = await refusalOf(connect(port));
    await ssh.trustHostKey(data as Parameters<typeof ssh.trustHostKey>[0]);
  };
  /** By way of a jump host where one is given, which is signed in at by its key. */
  const connectBy = async (
    address: { readonly port: number; readonly userName: string },
    password: string,
    also: { readonly mayUseSudo?: boolean; readonly jump?: SshServer } = {},
  ) => {
    clipboard = password;
    const { secretId } = await ssh.holdClipboard();
    keyText = also.jump?.privateKey ?? '';
    const jump: Parameters<typeof ssh.connect>[0]['jump'] = also.jump
      ? {
          address: { host: '127.0.0.1', port: also.jump.port, userName: also.jump.userName },
          signIn: { kind: 'key', keyId: (await ssh.chooseKey()).keyId, passphraseId: null },
        }
      : null;
    return ssh.connect({
      deviceId: 'pump-07',
      address: { host: '127.0.0.1', port: address.port, userName: address.userName },
      signIn: { kind: 'password', secretId },
      jump,
      mayUseSudo: also.mayUseSudo ?? false,
    });
  };
  const openHub = (hubId: string): void => {
    openHubId = hubId;
  };
  return { server, ssh, connect, connectBy, trust, ownFile, openHub };
}

async function refusalOf(call: Promise<unknown>): Promise<{ code: unknown; data: unknown }> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('It was not refused.');
  return { code: Reflect.get(error, 'code'), data: Reflect.get(error, 'data') };
}

const problemOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof Error ? (Reflect.get(error, 'problem') ?? error.name) : error),
  );

describe.skipIf(!sshServerIsHere)('a device over SSH', () => {
  it('is reached only after a person has seen its host key', async () => {
    const { server, ssh, connect, trust, openHub } = await bench();
    expect(await refusalOf(connect())).toEqual({
      code: 'HOST_KEY_UNKNOWN',
      data: { host: '127.0.0.1', port: server.port, keyType: 'ssh-ed25519', fingerprint: server.fingerprint },
    });
    expect(ssh.target('pump-07')).toBeNull();
    await trust();
    expect(await connect()).toMatchObject({ connection: 'connected', platform: process.platform });
    expect(ssh.target('another')).toBeNull();
    expect(ssh.remembered('pump-07')).toMatchObject({ signIn: 'key', address: { port: server.port } });
    expect(ssh.target('pump-07')).not.toBeNull();
    openHub('hub-2');
    expect(ssh.target('pump-07')).toBeNull();
    // An agent that runs for the hub before goes on.
    expect(ssh.target('pump-07', 'hub-1')).not.toBeNull();
    ssh.close();
  });

  it('is not reached when its host key has changed, and its password is not sent', async () => {
    const { server, connect, trust, ownFile } = await bench();
    await trust();
    const other: SshServer = await startSshServer();
    const [, type, key] = readFileSync(ownFile, 'utf8').split(' ');
    writeFileSync(ownFile, `[127.0.0.1]:${other.port} ${type} ${key}`);
    expect(await refusalOf(connect(other.port))).toMatchObject({
      code: 'HOST_KEY_CHANGED',
      data: { fingerprint: other.fingerprint, knownIn: `${ownFile}:1` },
    });
    writeFileSync(ownFile, `@revoked [127.0.0.1]:${server.port} ${type} ${key}`);
    expect(await refusalOf(connect())).toMatchObject({ code: 'HOST_KEY_REVOKED' });
  });

  it('refuses a key it does not know, a password it does not take and a person without an agent', async () => {
    const { server, ssh, connect, trust } = await bench();
    await trust();
    expect(await refusalOf(connect(server.port, server.strangersKey))).toMatchObject({
      code: 'SSH_FAILED',
      data: { problem: 'signInRefused', host: '127.0.0.1' },
    });
    const { secretId } = await ssh.holdClipboard();
    const address = { host: '127.0.0.1', port: server.port, userName: server.userName };
    const by = (signIn: Parameters<typeof ssh.connect>[0]['signIn']) =>
      ssh.connect({ deviceId: 'pump-07', address, signIn, jump: null, mayUseSudo: false });
    expect(await refusalOf(by({ kind: 'password', secretId }))).toMatchObject({
      data: { problem: 'signInRefused' },
    });
    expect(await refusalOf(by({ kind: 'agent' }))).toMatchObject({ data: { problem: 'agentMissing' } });
    expect(await refusalOf(by({ kind: 'password', secretId: randomUUID() }))).toMatchObject({
      code: 'HELD_EXPIRED',
    });
  });

  it('runs what was named, word by word, and nothing else', async () => {
    const { ssh, connect, trust } = await bench();
    await trust();
    await connect();
    const target = ssh.target('pump-07');
    const words = `'; touch /tmp/x $(id) "`;
    const echo = await target?.run({ program: 'echo', args: [words] }, never);
    expect(echo).toEqual({ exitCode: 0, stdout: `${words}\n`, stderr: '' });
    expect(await problemOf(target?.run({ program: 'id', args: [] }, never) ?? Promise.resolve())).toBe(
      'notPermitted',
    );
    const run = (program: string, ...args: string[]) =>
      problemOf(target?.run({ program, args }, never) ?? Promise.resolve());
    expect(await run('no-such-program')).toBe('programMissing');
    expect(await run('head', '-c', '17000000', '/dev/zero')).toBe('tooLarge');
    expect(await problemOf(target?.readFile('/etc/no-such-file', never) ?? Promise.resolve())).toBe(
      'fileMissing',
    );
    expect(await problemOf(target?.readFile('/opt/not-named', never) ?? Promise.resolve())).toBe(
      'notPermitted',
    );
    const hostName = await target?.readFile('/etc/hostname', never);
    expect(Buffer.from(hostName ?? []).toString()).toBe(readFileSync('/etc/hostname', 'utf8'));
    ssh.close();
  });

  it('runs more than a server’s ten sessions in turn', async () => {
    const { ssh, connect, trust } = await bench();
    await trust();
    await connect();
    const target = ssh.target('pump-07');
    const numbers = Array.from({ length: 30 }, (_, index) => String(index));
    const printed = await Promise.all(
      numbers.map(async (number) => (await target?.run({ program: 'echo', args: [number] }, never))?.stdout),
    );
    expect(printed).toEqual(numbers.map((number) => `${number}\n`));
    ssh.close();
  });

  it('stops what runs when it is cancelled, and says when the line is cut in the middle', async () => {
    const { server, ssh, connect, trust } = await bench();
    const route = await openFaultyRoute(server.port);
    await trust(route.port);
    await connect(route.port);
    const target = ssh.target('pump-07');
    const cancelling = new AbortController();
    const cancelled = target?.run({ program: 'sleep', args: ['60'] }, cancelling.signal);
    cancelling.abort(new DOMException('Left.', 'AbortError'));
    expect(await problemOf(cancelled ?? Promise.resolve())).toBe('AbortError');
    const cut = target?.run({ program: 'sleep', args: ['60'] }, never);
    route.goAway();
    expect(await problemOf(cut ?? Promise.resolve())).toBe('connectionLost');
    for await (const state of ssh.watch(AbortSignal.timeout(10_000))) {
      if (state.connection !== 'lost') continue;
      expect(state.failure).toMatchObject({ problem: 'connectionLost' });
      break;
    }
    expect(ssh.target('pump-07')).toBeNull();
  });
});

if (!sshServerIsHere) console.warn('The tests over SSH are left out: no OpenSSH server is installed.');
else if (whyNoPeople !== null) {
  console.warn(`The tests over SSH with passwords and sudo are left out: ${whyNoPeople}.`);
}

describe.skipIf(!sshServerIsHere || whyNoPeople !== null)('a person at a device over SSH', () => {
  const plain: Person = { name: 'siteward-plain', password: 'it\'s \\ a "secret"', mayRunAsRoot: [] };
  const reader: Person = { name: 'siteward-reader', password: 'another', mayRunAsRoot: ['/usr/bin/head'] };
  const shadow: DeviceUse = {
    kind: 'command',
    command: { program: 'head', args: ['-c', '4', '/etc/shadow'], asRoot: true },
  };
  const people = { people: [plain, reader] };

  it('signs in by a password, and not by another one', async () => {
    const { server, ssh, connectBy, trust } = await bench({}, people);
    await trust();
    const asPlain = { port: server.port, userName: plain.name };
    expect(await connectBy(asPlain, plain.password)).toMatchObject({
      connection: 'connected',
      name: `${plain.name}@127.0.0.1`,
    });
    expect(await refusalOf(connectBy(asPlain, `${plain.password} `))).toMatchObject({
      data: { problem: 'signInRefused', host: '127.0.0.1' },
    });
    expect(ssh.remembered('pump-07')).toMatchObject({ signIn: 'password' });
    expect(JSON.stringify(ssh.remembered('pump-07'))).not.toContain('secret');
    ssh.close();
  });

  it('uses sudo only where that was allowed, and without ever asking for a password', async () => {
    const { server, ssh, connectBy, trust } = await bench({ uses: [shadow] }, people);
    await trust();
    const readShadow = () => ssh.target('pump-07')?.run(shadow.command, never) ?? Promise.resolve();
    const asReader = { port: server.port, userName: reader.name };
    await connectBy(asReader, reader.password, { mayUseSudo: true });
    expect(await readShadow()).toMatchObject({ exitCode: 0, stdout: 'root' });
    await connectBy(asReader, reader.password);
    expect(await readShadow()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('ermission denied'),
    });
    await connectBy({ port: server.port, userName: plain.name }, plain.password, { mayUseSudo: true });
    expect(await problemOf(readShadow())).toBe('notPermitted');
    ssh.close();
  });

  it('comes by way of a jump host, each host key looked at by itself', async () => {
    const { server, ssh, connectBy } = await bench({}, people);
    const jump = await startSshServer();
    const asPlain = { port: server.port, userName: plain.name };
    for (const port of [jump.port, server.port]) {
      const { code, data } = await refusalOf(connectBy(asPlain, plain.password, { jump }));
      expect({ code, data }).toMatchObject({ code: 'HOST_KEY_UNKNOWN', data: { port } });
      await ssh.trustHostKey(data as Parameters<typeof ssh.trustHostKey>[0]);
    }
    await connectBy(asPlain, plain.password, { jump });
    const echo = await ssh.target('pump-07')?.run({ program: 'echo', args: ['there'] }, never);
    expect(echo).toMatchObject({ stdout: 'there\n' });
    expect(ssh.remembered('pump-07')).toMatchObject({
      signIn: 'password',
      jump: { signIn: 'key', address: { port: jump.port } },
    });
    ssh.close();
  });

  it('is told which host does not let it through', async () => {
    const { server, ssh, connectBy } = await bench({}, people);
    const jump = await startSshServer({ letsThrough: false });
    const through = () => connectBy({ port: server.port, userName: plain.name }, plain.password, { jump });
    const { data } = await refusalOf(through());
    await ssh.trustHostKey(data as Parameters<typeof ssh.trustHostKey>[0]);
    expect(await refusalOf(through())).toMatchObject({
      code: 'SSH_FAILED',
      data: { problem: 'forwardingRefused', host: '127.0.0.1' },
    });
  });
});

describe.skipIf(!sshServerIsHere)('a device behind a jump host', () => {
  it('is named when the jump host lets through and nothing takes the connection', async () => {
    const jump = await startSshServer();
    const { ssh } = await bench({ chooseKeyFile: async () => ({ fileName: 'id', text: jump.privateKey }) });
    const connect = async () => {
      const signIn = { kind: 'key', keyId: (await ssh.chooseKey()).keyId, passphraseId: null } as const;
      const first = { address: { host: '127.0.0.1', port: jump.port, userName: jump.userName }, signIn };
      // Port 1 (tcpmux) of loopback is taken by nobody.
      const address = { host: 'localhost', port: 1, userName: 'anyone' };
      return ssh.connect({ deviceId: 'pump-07', address, signIn, jump: first, mayUseSudo: false });
    };
    const { data } = await refusalOf(connect());
    await ssh.trustHostKey(data as Parameters<typeof ssh.trustHostKey>[0]);
    expect(await refusalOf(connect())).toMatchObject({
      code: 'SSH_FAILED',
      data: { problem: 'notReachedFromJump', host: 'localhost' },
    });
  });
});

describe.skipIf(!sshServerIsHere)('a device over a slow line', () => {
  it('is reached and read, every answer whole', async () => {
    const { server, ssh, connect, trust } = await bench();
    const line = await openSlowRoute(server.port, 150);
    await trust(line.port);
    await connect(line.port);
    const target = ssh.target('pump-07');
    const words = Array.from({ length: 20 }, (_, index) => `word-${index}`);
    const echoes = await Promise.all(
      words.map(async (word) => (await target?.run({ program: 'echo', args: [word] }, never))?.stdout),
    );
    expect(echoes).toEqual(words.map((word) => `${word}\n`));
    const file = await target?.readFile('/etc/passwd', never);
    expect(Buffer.from(file ?? []).toString()).toBe(readFileSync('/etc/passwd', 'utf8'));
    ssh.close();
  });
});

describe.skipIf(!sshServerIsHere)('the local agent on a device over SSH', { timeout: 60_000 }, () => {
  const start = {
    deviceId: 'pump-07',
    transport: 'mqtt',
    signIn: { kind: 'moduleKey' },
    proxy: null,
    target: 'device',
    plays: 'documented',
    pace: 1,
  } as const;

  it('collects every kind of event by nothing but what was named before', async () => {
    const { ssh, connect, trust } = await bench({ uses: collectingUses() });
    await trust();
    await connect();
    const ports = { thisMachine: createThisMachine(), overSsh: ssh.target };
    const { snapshots, triggered } = collectorsOn(agentTargetOf(ports, start), 'documented');
    for (const { name, collect } of snapshots) {
      const payload = await collect(new Date(), never).catch((error: unknown) => error);
      expect(String(payload), name).not.toContain('was not named');
      if (name === 'SystemInformation') expect(payload).toMatchObject([{ HostName: hostname() }]);
    }
    for (const { name, poll } of triggered) {
      const told = await poll(new Date(), never).catch((error: unknown) => error);
      expect(String(told), name).not.toContain('was not named');
    }
    const named = new Set(ssh.uses().map(({ line }) => line.replace(/^sudo -n -- /, '')));
    const watching = ssh.watch();
    const state = await watching.next();
    await watching.return();
    const ran = state.done ? [] : state.value.ran.map(({ line }) => line);
    expect(ran.length).toBeGreaterThan(snapshots.length);
    expect(ran.filter((line) => !named.has(line))).toEqual([]);
    ssh.close();
  });

  it('does not start without a connection, and says when it has none any more', async () => {
    const { ssh, connect, trust } = await bench({ uses: collectingUses() });
    const ports = { thisMachine: createThisMachine(), overSsh: ssh.target };
    expect(() => agentTargetOf(ports, start)).toThrow(expect.objectContaining({ code: 'SSH_NOT_CONNECTED' }));
    await trust();
    await connect();
    const target = agentTargetOf(ports, start);
    ssh.disconnect();
    expect(await problemOf(target.readFile('/etc/passwd', never))).toBe('connectionLost');
    await connect();
    expect((await target.readFile('/etc/passwd', never)).length).toBeGreaterThan(0);
    ssh.close();
  });
});
