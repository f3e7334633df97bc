/** The agent's key or certificate: in its form, readable by the agent alone, and the one the hub knows. */
import type { AuthenticationView } from '../../../preload/contract';
import type { IdentityKeys } from '../../hubs';
import { reveal } from '../../secrets';
import { type LocalConfiguration, microConnectionFile } from '../../security';
import { type Target, TargetError } from '../../targets';
import { behindCertificate, certificateIn, type PrivateKeyInFile, privateKeyIn } from '../certificateFile';
import { skipped } from '../check';
import type { CheckContext } from '../context';
import { anyArgument, deviceCommands, microCertificateFile, microPrivateKeyFile } from '../deviceCommands';
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
    const keyPath = installed.agent === 'micro' ? `${installed.folder}/${microPrivateKeyFile}` : path;
    const keyOf = (certificate: string) =>
      privateKeyOf(installed.agent, certificate, () => readText(target, keyPath, signal), context);
    return {
      agent: installed.agent,
      path,
      keyPath,
      rights: await rightsOf(target, path, context, signal),
      credential: text === null ? null : await compared(context, configuration, text, keyOf),
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
  keyOf: (certificate: string) => Promise<PrivateKeyInFile>,
): Promise<NonNullable<CredentialFacts['credential']>> {
  const isModule = identity === 'module';
  const module = isModule ? await context.securityModule() : null;
  const known = isModule ? module?.identity.authentication : (await context.device()).authentication;
  const registered = known?.type ?? null;
  if (method === 'certificate') {
    const facts = { ...certificateIn(text), expected: thumbprintsOf(known), privateKey: await keyOf(text) };
    return { kind: 'certificate', registered, ...facts };
  }
  const [key = ''] = text.split(/\r?\n/).map((line) => line.trim());
  const facts = { registered, length: key.length, isBase64: isBase64(key) };
  if (identity === 'dps') return { kind: 'key', ...facts, equals: 'unknown' };
  const keys = identity === 'device' ? await context.deviceKeys() : await context.moduleKeys();
  return { kind: 'key', ...facts, equals: whichOf(key, keys) };
}

/**
 * The C agent's is in the certificate's own file, the micro agent's in one beside it (MicrosoftDocs/azure-docs
 * tutorial-standalone-agent-binary-installation.md). What the C# agent makes of a file is .NET's to say.
 */
async function privateKeyOf(
  agent: CredentialFacts['agent'],
  certificate: string,
  read: () => Promise<string | null>,
  { isFolder }: CheckContext,
): Promise<PrivateKeyInFile> {
  switch (agent) {
    case 'c':
      return privateKeyIn(behindCertificate(certificate), certificate);
    case 'micro':
      return besideCertificate(certificate, read, isFolder);
    case 'csharp':
      return 'unknown';
  }
}

/** Root's alone, as a rule; who may not read it is told nothing of it. Nor has it to be collected. */
async function besideCertificate(
  certificate: string,
  read: () => Promise<string | null>,
  isFolder: boolean,
): Promise<PrivateKeyInFile> {
  try {
    const text = await read();
    return text === null && isFolder ? 'unknown' : privateKeyIn(text ?? '', certificate);
  } catch (error) {
    if (error instanceof TargetError && error.problem === 'notPermitted') return 'unknown';
    throw error;
  }
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

function thumbprintsOf(view: AuthenticationView | undefined): readonly string[] {
  return [view?.primaryThumbprint, view?.secondaryThumbprint].flatMap((print) =>
    print ? [print.toUpperCase()] : [],
  );
}
