/** The agent's key or certificate: in its form, readable by the agent alone, and the one the hub knows. */
import { X509Certificate } from 'node:crypto';
import type { AuthenticationView } from '../../../preload/contract';
import type { IdentityKeys } from '../../hubs';
import { reveal } from '../../secrets';
import { type LocalConfiguration, microConnectionFile } from '../../security';
import { type Target, TargetError } from '../../targets';
import { skipped } from '../check';
import type { CheckContext } from '../context';
import { anyArgument, deviceCommands, microCertificateFile } from '../deviceCommands';
import { type Installed, readText } from '../installedAgents';
import { type CredentialFacts, type FileRights, triageCredential } from '../triageCredential';
import { chosenAgent, wantedKind } from './agentInstalled';
import { deviceCheck } from './onDevice';

export const agentCredential = deviceCheck<CredentialFacts | null>({
  checkId: 'agentCredential',
  dependsOn: ['agentConfiguration'],
  // Without the file's rights, the rest can be told.
  needsCommands: false,
  commands: [deviceCommands.rights(anyArgument)],
  run: async (target, context, signal) => {
    const installed = chosenAgent({ installed: await context.installed(), kind: await wantedKind(context) });
    const configuration = installed?.reading.configuration ?? null;
    if (installed === null || configuration === null) throw new Error('No configuration was read.');
    const path = pathOf(installed, configuration);
    if (path === null) return null;
    const text = installed.key === null ? await readText(target, path, signal) : reveal(installed.key);
    return {
      agent: installed.agent,
      path,
      rights: await rightsOf(target, path, context, signal),
      credential: text === null ? null : await compared(context, configuration, text),
      now: context.now(),
    };
  },
  triage: (facts) => (facts === null ? skipped('credentialElsewhere') : triageCredential(facts)),
});

function pathOf({ folder, key }: Installed, { agent, credentialFile }: LocalConfiguration): string | null {
  if (agent === 'micro') return `${folder}/${key === null ? microCertificateFile : microConnectionFile}`;
  return credentialFile;
}

/** Null in a folder of copies, whose rights are not those of the files. */
async function rightsOf(
  target: Target,
  path: string,
  { isFolder }: CheckContext,
  signal: AbortSignal,
): Promise<FileRights | null> {
  if (isFolder) return null;
  try {
    const { stdout, exitCode } = await target.run(deviceCommands.rights(path), signal);
    const [mode, owner, group] = stdout.trim().split(' ');
    return exitCode !== 0 || !mode || !owner || !group ? null : { mode, owner, group };
  } catch (error) {
    if (error instanceof TargetError) return null;
    throw error;
  }
}

/** Compared here, so that neither the key nor anything made of it goes further. */
async function compared(
  context: CheckContext,
  { method, identity }: LocalConfiguration,
  text: string,
): Promise<NonNullable<CredentialFacts['credential']>> {
  if (method === 'certificate') {
    const isModule = identity === 'module';
    const module = isModule ? await context.securityModule() : null;
    const known = isModule ? module?.identity.authentication : (await context.device()).authentication;
    return { kind: 'certificate', ...certificateIn(text), expected: thumbprintsOf(known) };
  }
  const [key = ''] = text.split(/\r?\n/).map((line) => line.trim());
  if (identity === 'dps')
    return { kind: 'key', length: key.length, isBase64: isBase64(key), equals: 'unknown' };
  const keys = identity === 'device' ? await context.deviceKeys() : await context.moduleKeys();
  return { kind: 'key', length: key.length, isBase64: isBase64(key), equals: whichOf(key, keys) };
}

/** Who may not read keys gets none, and nothing can be compared. */
function whichOf(
  key: string,
  { primaryKey, secondaryKey }: IdentityKeys,
): 'primary' | 'secondary' | 'none' | 'unknown' {
  if (primaryKey === null && secondaryKey === null) return 'unknown';
  if (primaryKey !== null && reveal(primaryKey) === key) return 'primary';
  return secondaryKey !== null && reveal(secondaryKey) === key ? 'secondary' : 'none';
}

function isBase64(key: string): boolean {
  return key.length >= 16 && key.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(key);
}

function certificateIn(text: string): {
  readonly thumbprints: readonly string[] | null;
  readonly validFrom: string;
  readonly validTo: string;
} {
  try {
    const { fingerprint, fingerprint256, validFrom, validTo } = new X509Certificate(text);
    return {
      thumbprints: [fingerprint, fingerprint256].map((print) => print.replaceAll(':', '')),
      validFrom: new Date(validFrom).toISOString(),
      validTo: new Date(validTo).toISOString(),
    };
  } catch {
    return { thumbprints: null, validFrom: '', validTo: '' };
  }
}

function thumbprintsOf(view: AuthenticationView | undefined): readonly string[] {
  return [view?.primaryThumbprint, view?.secondaryThumbprint].flatMap((print) =>
    print ? [print.toUpperCase()] : [],
  );
}
