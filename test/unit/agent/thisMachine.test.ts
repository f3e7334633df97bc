import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machineCollectors } from '../../../main/agent';
import { run } from '../../../main/agent/collectors/run';

async function collected(name: string) {
  const collector = machineCollectors().find((candidate) => candidate.name === name);
  if (collector === undefined) throw new Error(`There is no collector ${name}.`);
  return collector.collect(new AbortController().signal);
}

describe('the collectors on the machine that runs this test', () => {
  it('know its name and memory', async () => {
    expect(await collected('SystemInformation')).toMatchObject([
      { HostName: os.hostname(), TotalPhysicalMemoryInKB: Math.floor(os.totalmem() / 1024) },
    ]);
  });

  it('find a port that was opened just now', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    const ports = await collected('ListeningPorts');
    expect(ports).toContainEqual(
      expect.objectContaining({ LocalAddress: '127.0.0.1', LocalPort: String(address.port) }),
    );
  });

  it('find the user who runs them', async () => {
    const users = await collected('LocalUsers');
    expect(users.map(({ UserName }) => UserName)).toContain(os.userInfo().username);
  });
});

describe('a program of the operating system', () => {
  it('is run without a shell, so that its arguments are taken as they are', async () => {
    const printed = await run(
      process.execPath,
      ['-p', 'process.argv[1]', '$(id) ; "x"'],
      new AbortController().signal,
    );
    expect(printed.trim()).toBe('$(id) ; "x"');
  });

  it('is ended when nobody waits for it any more', async () => {
    const leaving = new AbortController();
    const running = run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], leaving.signal);
    leaving.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is reported when it is missing or fails', async () => {
    const { signal } = new AbortController();
    await expect(run('/no/such/program', [], signal)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(run(process.execPath, ['-e', 'process.exit(3)'], signal)).rejects.toMatchObject({ code: 3 });
  });
});
