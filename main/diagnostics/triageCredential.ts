/** What is to be said of an agent's key or certificate. Pure, and without the key. */
import type { AuthenticationView } from '../../preload/contract';
import type { InstalledAgent } from '../security';
import type { CertificateInFile, PrivateKeyInFile } from './certificateFile';
import { evidenceOf, type Finding, fail, pass, skipped, warning } from './check';

export interface FileRights {
  /** Octal, as `stat` prints it. */
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
}

/** How the identity authenticates at the hub; null without one. */
type Registered = AuthenticationView['type'] | null;

export interface CredentialFacts {
  readonly agent: InstalledAgent;
  readonly path: string;
  /** Of a certificate's private key, which may be the same. */
  readonly keyPath: string;
  readonly rights: FileRights | null;
  /** Null when the file is not there. */
  readonly credential:
    | {
        readonly kind: 'key';
        readonly registered: Registered;
        readonly length: number;
        readonly isBase64: boolean;
        /** Which of the hub's keys it is; `unknown` for a key of an enrolment, which only DPS knows, and where none may be read. */
        readonly equals: 'primary' | 'secondary' | 'none' | 'unknown';
      }
    | (CertificateInFile & {
        readonly kind: 'certificate';
        readonly registered: Registered;
        /** Of the identity; none when a CA vouches for it. */
        readonly expected: readonly string[];
        readonly privateKey: PrivateKeyInFile;
      })
    | null;
  readonly now: Date;
}

/** The user that the install scripts of both classic agents make; the micro agent runs as root. */
const classicUser = 'asciotagent';
const soonMs = 7 * 86_400_000;

export function triageCredential(facts: CredentialFacts): Finding {
  const { path, credential, rights } = facts;
  const evidence = [
    ...evidenceOf(path, { file: path }),
    ...evidenceOf(`stat ${path}`, {
      permissions: rights?.mode ?? null,
      owner: rights === null ? null : `${rights.owner}:${rights.group}`,
    }),
  ];
  if (credential === null) return fail('credentialFileMissing', evidence, { path });
  const finding =
    credential.kind === 'key'
      ? ofKey(credential, path, evidence)
      : ofCertificate(credential, facts, evidence);
  if (finding.outcome === 'fail' || rights === null) return finding;
  if (!mayRead(facts.agent, rights)) {
    return fail('credentialNotReadable', finding.evidence, { path, user: classicUser, mode: rights.mode });
  }
  return isExposed(rights) && finding.outcome !== 'warning'
    ? warning('credentialExposed', finding.evidence, { path, mode: rights.mode })
    : finding;
}

type Of<Kind> = Extract<CredentialFacts['credential'], { kind: Kind }>;

function ofKey(
  { registered, length, isBase64, equals }: Of<'key'>,
  path: string,
  before: Finding['evidence'],
): Finding {
  const evidence = [...before, ...evidenceOf(path, { key: `${length} characters; equals: ${equals}` })];
  const detail = { path, length: String(length), type: registered ?? '–' };
  if (registered !== null && registered !== 'sas') return fail('keyNotExpected', evidence, detail);
  if (!isBase64) return fail('credentialMalformed', evidence, detail);
  if (equals === 'unknown') return skipped('credentialNotCompared', evidence, detail);
  return equals === 'none'
    ? fail('credentialDiffers', evidence, detail)
    : pass('credentialFits', evidence, detail);
}

function ofCertificate(
  { registered, thumbprints, validFrom, validTo, expected, privateKey }: Of<'certificate'>,
  { agent, path, keyPath, now }: CredentialFacts,
  before: Finding['evidence'],
): Finding {
  const detail = { path, keyPath, validFrom, validTo, type: registered ?? '–' };
  if (!isExpected(agent, registered)) return fail('certificateNotExpected', before, detail);
  // A PKCS #12 file is not opened here; that it is one is all there is to say.
  if (/\.pfx$/i.test(path)) return pass('credentialFits', before, detail);
  if (thumbprints === null || !/\.pem$/i.test(path)) return fail('certificateFormat', before, detail);
  const evidence = [
    ...before,
    ...evidenceOf(path, {
      thumbprint: thumbprints[0] ?? null,
      expectedThumbprint: expected.join(', '),
      validFrom,
      validTo,
    }),
    ...evidenceOf(keyPath, { privateKey: privateKey === 'unknown' ? null : privateKey }),
  ];
  const leftMs = Date.parse(validTo) - now.getTime();
  if (leftMs <= 0) return fail('certificateExpired', evidence, detail);
  if (Date.parse(validFrom) > now.getTime()) return fail('certificateNotYetValid', evidence, detail);
  if (expected.length > 0 && !thumbprints.some((print) => expected.includes(print))) {
    return fail('certificateDiffers', evidence, detail);
  }
  if (privateKey === 'unreadable') return fail('certificateWithoutKey', evidence, detail);
  if (privateKey === 'other') return fail('certificateOtherKey', evidence, detail);
  return leftMs < soonMs
    ? warning('certificateExpiresSoon', evidence, detail)
    : pass('credentialFits', evidence, detail);
}

/** Classic agents can use no certificate that a CA signed: MicrosoftDocs/azure-docs concept-security-agent-authentication-methods.md. */
function isExpected(agent: InstalledAgent, registered: Registered): boolean {
  if (registered === 'certificateAuthority') return agent === 'micro';
  return registered === null || registered === 'selfSigned';
}

/** By owner, group or everybody; root reads anything. */
function mayRead(agent: InstalledAgent, { mode, owner, group }: FileRights): boolean {
  if (agent === 'micro') return true;
  const bits = Number.parseInt(mode, 8);
  if (owner === classicUser) return (bits & 0o400) !== 0;
  if (group === classicUser) return (bits & 0o040) !== 0;
  return (bits & 0o004) !== 0;
}

function isExposed({ mode }: FileRights): boolean {
  return (Number.parseInt(mode, 8) & 0o004) !== 0;
}
