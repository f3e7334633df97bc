/** What is to be said of an agent's key or certificate. Pure, and without the key. */
import type { InstalledAgent } from '../security';
import { evidenceOf, type Finding, fail, pass, skipped, warning } from './check';

export interface FileRights {
  /** Octal, as `stat` prints it. */
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
}

export interface CredentialFacts {
  readonly agent: InstalledAgent;
  readonly path: string;
  readonly rights: FileRights | null;
  /** Null when the file is not there. */
  readonly credential:
    | {
        readonly kind: 'key';
        readonly length: number;
        readonly isBase64: boolean;
        /** Which of the hub's keys it is; `unknown` for a key of an enrolment, which only DPS knows, and where none may be read. */
        readonly equals: 'primary' | 'secondary' | 'none' | 'unknown';
      }
    | {
        readonly kind: 'certificate';
        /** SHA-1 and SHA-256; null when it is no PEM certificate. */
        readonly thumbprints: readonly string[] | null;
        readonly validFrom: string;
        readonly validTo: string;
        /** Of the identity; none when a CA vouches for it. */
        readonly expected: readonly string[];
      }
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
      : ofCertificate(credential, path, evidence, facts.now);
  if (finding.outcome === 'fail' || rights === null) return finding;
  if (!mayRead(facts.agent, rights)) {
    return fail('credentialNotReadable', finding.evidence, { path, user: classicUser, mode: rights.mode });
  }
  return isExposed(rights) && finding.outcome !== 'warning'
    ? warning('credentialExposed', finding.evidence, { path, mode: rights.mode })
    : finding;
}

type Of<Kind> = Extract<CredentialFacts['credential'], { kind: Kind }>;

function ofKey({ length, isBase64, equals }: Of<'key'>, path: string, before: Finding['evidence']): Finding {
  const evidence = [...before, ...evidenceOf(path, { key: `${length} characters; equals: ${equals}` })];
  const detail = { path, length: String(length) };
  if (!isBase64) return fail('credentialMalformed', evidence, detail);
  if (equals === 'unknown') return skipped('credentialNotCompared', evidence, detail);
  return equals === 'none'
    ? fail('credentialDiffers', evidence, detail)
    : pass('credentialFits', evidence, detail);
}

function ofCertificate(
  { thumbprints, validFrom, validTo, expected }: Of<'certificate'>,
  path: string,
  before: Finding['evidence'],
  now: Date,
): Finding {
  const detail = { path, validFrom, validTo };
  // A PKCS #12 file opens with its password only; that it is one is all there is to say.
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
  ];
  const leftMs = Date.parse(validTo) - now.getTime();
  if (leftMs <= 0) return fail('certificateExpired', evidence, detail);
  if (Date.parse(validFrom) > now.getTime()) return fail('certificateNotYetValid', evidence, detail);
  if (expected.length > 0 && !thumbprints.some((print) => expected.includes(print))) {
    return fail('certificateDiffers', evidence, detail);
  }
  return leftMs < soonMs
    ? warning('certificateExpiresSoon', evidence, detail)
    : pass('credentialFits', evidence, detail);
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
