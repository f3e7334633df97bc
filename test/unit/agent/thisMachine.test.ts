import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collectorsOn } from '../../../main/agent';
import { createThisMachine } from '../../../main/targets';

const thisMachine = createThisMachine();

async function collected(name: string) {
  const collector = collectorsOn(thisMachine, 'documented').snapshots.find(
    (candidate) => candidate.name === name,
  );
  if (collector === undefined) throw new Error(`There is no collector ${name}.`);
  return collector.collect(new Date(), new AbortController().signal);
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
  const run = (program: string, args: readonly string[], signal = new AbortController().signal) =>
    thisMachine.run({ program, args }, signal);

  it('is run without a shell, so that its arguments are taken as they are', async () => {
    const { stdout } = await run(process.execPath, ['-p', 'process.argv[1]', '$(id) ; "x"']);
    expect(stdout.trim()).toBe('$(id) ; "x"');
  });

  it('is ended when nobody waits for it any more', async () => {
    const leaving = new AbortController();
    const running = run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], leaving.signal);
    leaving.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is reported when it is missing, and tells its exit code when it fails', async () => {
    await expect(run('/no/such/program', [])).rejects.toMatchObject({ problem: 'programMissing' });
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toMatchObject({ exitCode: 3 });
  });
});

describe('a file of the operating system', () => {
  const read = (path: string) => thisMachine.readFile(path, new AbortController().signal);

  it('is read whole, and told apart from one that is not there', async () => {
    expect(Buffer.from(await read(import.meta.filename)).toString()).toContain('is read whole');
    await expect(read('/no/such/file')).rejects.toMatchObject({ problem: 'fileMissing' });
  });
});
