import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../scripts/build/folders';
import { type DiagnosisBench, deviceId, diagnosisBench } from '../support/diagnosis/bench';
import { temporaryFolder } from '../support/temporaryFolder';

let bench: DiagnosisBench;
let connectionString: string;
let common: string[];

beforeEach(async () => {
  bench = await diagnosisBench();
  const { hostName, port, caPem, policies } = bench.hub;
  const key = policies.find(({ name }) => name === 'iothubowner')?.primaryKey ?? '';
  connectionString = `HostName=${hostName};SharedAccessKeyName=iothubowner;SharedAccessKey=${key};GatewayHostName=localhost:${port}`;
  const caFile = join(temporaryFolder(), 'ca.pem');
  writeFileSync(caFile, caPem);
  common = ['--hub', hostName, '--device', deviceId, '--ca', caFile];
});

/** Runs it as npm would, with this on its standard input. */
async function diagnoseBy(args: readonly string[], input: string) {
  const { https_proxy: _a, HTTPS_PROXY: _b, all_proxy: _c, ALL_PROXY: _d, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/diagnose.ts', ...args], {
    cwd: repositoryFolder,
    env,
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [printed, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, printed, complained };
}

describe('npm run diagnose', { timeout: 60_000 }, () => {
  it('gives the diagnosis as JSON and ends with 0 when all is in order', async () => {
    bench.startAgent();
    const { code, printed, complained } = await diagnoseBy([...common, '--json'], connectionString);
    expect(complained).toBe('');
    expect(JSON.parse(printed)).toMatchObject({ deviceId, outcome: 'pass', credentialName: 'iothubowner' });
    expect(code).toBe(0);
  });

  it('takes the connection string from a private file, looks into a folder, and ends with 1 when something failed', async () => {
    bench.startAgent();
    const { files } = bench.device();
    files.remove('/var/ASCIoTAgent/module.key');
    const credentialFile = join(temporaryFolder(), 'hub.txt');
    writeFileSync(credentialFile, connectionString, { mode: 0o600 });
    const args = [
      ...common,
      '--credential-file',
      credentialFile,
      '--folder',
      files.folder,
      '--language',
      'es',
    ];
    const { code, printed } = await diagnoseBy(args, '');
    expect(printed).toContain(
      '[Fallida] Clave o certificado: No existe el archivo /var/ASCIoTAgent/module.key',
    );
    expect(printed).not.toContain(connectionString);
    expect(code).toBe(1);
  });

  it('refuses a file that others may read, another hub’s string and an unknown check', async () => {
    const credentialFile = join(temporaryFolder(), 'hub.txt');
    writeFileSync(credentialFile, connectionString);
    chmodSync(credentialFile, 0o644);
    const results = await Promise.all([
      diagnoseBy([...common, '--credential-file', credentialFile], ''),
      diagnoseBy(['--hub', 'other.azure-devices.net', '--device', deviceId], connectionString),
      diagnoseBy([...common, '--checks', 'laptopNames,nothing'], connectionString),
    ]);
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(results.map(({ complained }) => complained.split('\n')[0])).toEqual([
      expect.stringContaining('chmod 600'),
      expect.stringContaining('not for other.azure-devices.net'),
      'There is no check nothing.',
    ]);
  });
});
