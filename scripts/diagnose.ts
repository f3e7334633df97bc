/** `npm run diagnose`: the checks of the Diagnostics screen from a command line. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allChecks, diagnose, folderTarget, proxyByEnvironment, resolveBySystem } from '../main/diagnostics';
import { openDiagnosedHub, systemClock } from '../main/hubs';
import { readCaFile } from '../main/hubs/caFile';
import { targetOfRecord } from '../main/hubs/openedHub';
import type { CheckId, DiagnosisEvent, Language } from '../preload/contract';
import { readCredential } from './diagnose/credential';
import { exitCodeOf, textOf } from './diagnose/print';

const usage = `Usage: npm run diagnose -- --hub NAME_OR_HOST --device ID [options]

  --credential-file PATH   the hub's connection string, in a file that its owner alone may read;
                           without it, the connection string is asked for or read from standard input
  --ca PATH                a CA to trust for this hub, besides those of the system (PEM)
  --folder PATH            files collected from the device, looked at as if they were the device
  --checks ID,ID           only these, and what they depend on; without it all that change nothing
  --language en|es         of the sentences
  --json                   the result as JSON on standard output

Checks: ${allChecks.map(({ checkId }) => checkId).join(', ')}

Exit code: 0 all in order, 1 something failed, 2 wrong use, 3 warnings only, 4 cancelled or nothing checked.`;

class WrongUse extends Error {}

function options() {
  try {
    return parseArgs({
      options: {
        hub: { type: 'string' },
        device: { type: 'string' },
        'credential-file': { type: 'string' },
        ca: { type: 'string' },
        folder: { type: 'string' },
        checks: { type: 'string' },
        language: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function checkIdsIn(text: string | undefined): CheckId[] | null {
  if (text === undefined) return null;
  return text.split(',').map((id) => {
    const found = allChecks.find(({ checkId }) => checkId === id.trim());
    if (found === undefined) throw new WrongUse(`There is no check ${id}.`);
    return found.checkId;
  });
}

function languageIn(text: string): Language {
  if (text !== 'en' && text !== 'es') throw new WrongUse(`There is no language ${text}.`);
  return text;
}

async function caIn(path: string | undefined) {
  if (path === undefined) return null;
  const ca = readCaFile(await readFile(path, 'utf8'));
  if (ca === null) throw new WrongUse(`${path} holds no CA certificate.`);
  return { fileName: path, ...ca };
}

async function main(): Promise<number> {
  const values = options();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.hub === undefined || values.device === undefined)
    throw new WrongUse('--hub and --device are needed.');
  const language = languageIn(values.language);
  const checkIds = checkIdsIn(values.checks);
  const ownCa = await caIn(values.ca);
  const credential = await readCredential(values.hub, values['credential-file'] ?? null);
  if (credential.kind === 'refused') throw new WrongUse(credential.reason);
  const { hostName, policyName, gatewayHostName, key } = credential.value;
  const record = { hubId: hostName, name: hostName, hostName, policyName, gatewayHostName, ownCa };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const hub = openDiagnosedHub(targetOfRecord(record, key), { log, clock: systemClock });

  const ending = new AbortController();
  process.on('SIGINT', () => ending.abort());
  const tell = (event: DiagnosisEvent): void => {
    if (event.kind === 'finished' && !values.json) console.log(textOf(language, event.result));
  };
  try {
    const diagnosis = await diagnose(
      {
        deviceId: values.device,
        checkIds,
        hub,
        network: {
          resolve: resolveBySystem,
          proxyFor: async (url) => proxyByEnvironment(url, process.env),
        },
        now: systemClock.now,
        wait: systemClock.wait,
        target: values.folder === undefined ? null : folderTarget(values.folder),
        isFolder: values.folder !== undefined,
        log,
      },
      tell,
      ending.signal,
    );
    if (values.json) console.log(JSON.stringify(diagnosis, null, 2));
    return exitCodeOf(diagnosis);
  } finally {
    await hub.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof WrongUse)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  return 2;
});
