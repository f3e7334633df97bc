/** `npm run verify-report`: whether a report is exactly as it was signed, without the application and without a network. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lastDiagnosis, opened, reportIn, verifyFile } from '../main/reports';

const usage = `Usage: npm run verify-report -- FILE [--key FINGERPRINT]

  FILE                a report as Siteward wrote it: HTML, PDF or JSON
  --key FINGERPRINT   the key that must have signed it, as its owner gave it to you another way

Exit code: 0 intact (and signed with that key), 1 altered, not signed or signed with another key, 2 wrong use or not readable.`;

class WrongUse extends Error {}

function options() {
  try {
    const { values, positionals } = parseArgs({
      args: withKeyAtOption(process.argv.slice(2)),
      options: { key: { type: 'string' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { ...values, files: positionals };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** A fingerprint may begin with a hyphen, which would be taken for another option. */
function withKeyAtOption(args: readonly string[]): string[] {
  const at = args.indexOf('--key');
  const key = at === -1 ? undefined : args[at + 1];
  return key === undefined ? [...args] : [...args.slice(0, at), `--key=${key}`, ...args.slice(at + 2)];
}

async function contentOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw new WrongUse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function main(): Promise<number> {
  const { files, key, help } = options();
  if (help) {
    console.log(usage);
    return 0;
  }
  const [path, ...others] = files;
  if (path === undefined || others.length > 0) throw new WrongUse('One file is needed.');
  const file = await contentOf(path);
  const verdict = await verifyFile(file);
  if (verdict.kind === 'unsigned') {
    console.error(
      `NOT SIGNED: ${path} has no signature of Siteward at its end. It is no report, or it was cut off.`,
    );
    return 1;
  }
  if (verdict.kind === 'altered') {
    console.error(
      `ALTERED: ${path} is not as it was signed. Its content, its signature or both were changed. Trust nothing in it.`,
    );
    return 1;
  }
  if (key !== undefined && key !== verdict.fingerprint) {
    console.error(
      `ANOTHER KEY: ${path} is intact, but signed with the key ${verdict.fingerprint}, not with ${key}.`,
    );
    return 1;
  }
  console.log(`INTACT: not one byte of ${path} was changed since it was signed.`);
  console.log(`Key: ${verdict.fingerprint}`);
  for (const line of aboutJson(file)) console.log(line);
  if (key === undefined) {
    console.log(
      'Anybody can sign with a key of their own: compare it with the fingerprint its owner gave you, or say it with --key.',
    );
  }
  console.log(
    'This proves what the laptop wrote. It does not prove who sat at it, or that its clock was right.',
  );
  return 0;
}

function aboutJson(file: Uint8Array): string[] {
  const parts = opened(file);
  const report = parts?.format === 'json' ? reportIn(parts.body) : null;
  if (report === null) return [];
  const { outcome } = lastDiagnosis(report);
  return [
    `Device: ${report.deviceId} on ${report.hostName}`,
    `Made: ${report.madeAt}`,
    `Outcome: ${outcome}`,
  ];
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof WrongUse)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  return 2;
});
