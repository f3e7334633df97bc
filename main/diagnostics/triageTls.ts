/** What a handshake says of who stands between. Pure; the same from this laptop and from the device. */
import type { Evidence } from '../../preload/contract';
import { evidenceOf, type Finding, fail, pass, warning } from './check';
import type { Handshake } from './network/tls';
import { isAzureHub } from './triageNames';

export interface TlsFacts {
  readonly hostName: string;
  /** Of the ports that took a connection, at least one. */
  readonly handshakes: readonly Handshake[];
  readonly source: string;
  /** Whether the hub is trusted by a CA of its own, which then issued what it shows. */
  readonly hasOwnCa: boolean;
  readonly now: Date;
}

/**
 * IoT Hub's certificates lead to DigiCert Global Root G2; Azure may use the other two:
 * MicrosoftDocs/azure-docs articles/iot-hub/migrate-tls-certificate.md, security/fundamentals/tls-certificate-changes.md.
 */
const rootsOfAzure = [
  'DigiCert Global Root G2',
  'DigiCert Global Root G3',
  'Microsoft RSA Root Certificate Authority 2017',
  'Microsoft ECC Root Certificate Authority 2017',
];
const soonMs = 7 * 86_400_000;

/** The gravest of all ports. */
export function triageTls(facts: TlsFacts): Finding {
  const evidence = facts.handshakes.flatMap((each) => evidenceOfHandshake(each, facts.source));
  const findings = facts.handshakes.map((each) => ofHandshake(each, facts, evidence));
  return (
    findings.find(({ outcome }) => outcome === 'fail') ??
    findings.find(({ outcome }) => outcome === 'warning') ??
    findings[0] ??
    fail('tlsBroken', evidence, { port: '', problem: '' })
  );
}

function evidenceOfHandshake({ port, certificate, problem, tookMs }: Handshake, source: string): Evidence[] {
  return evidenceOf(`${source}:${port}`, {
    certificateSubject: certificate?.subject ?? null,
    certificateIssuer: certificate?.issuer ?? null,
    certificateRoot: certificate?.root ?? null,
    validTo: certificate?.validTo ?? null,
    problem,
    tookMs,
  });
}

function ofHandshake(
  { port, certificate, problem }: Handshake,
  { hostName, hasOwnCa, now }: TlsFacts,
  evidence: readonly Evidence[],
): Finding {
  const detail = { port: String(port), hostName, problem: problem ?? '' };
  if (certificate === null) {
    const isOtherProtocol = /SSL_WRONG_VERSION|WRONG_VERSION_NUMBER|EPROTO|PACKET_LENGTH|HTTP_REQUEST/.test(
      problem ?? '',
    );
    return fail(isOtherProtocol ? 'tlsNotSpoken' : 'tlsBroken', evidence, detail);
  }
  const { issuer, root, validFrom, validTo, subject } = certificate;
  const named = { ...detail, issuer, root: root ?? issuer, validTo, validFrom, subject };
  switch (problem) {
    case null:
      break;
    case 'CERT_HAS_EXPIRED':
      return fail('tlsExpired', evidence, named);
    case 'CERT_NOT_YET_VALID':
      return fail('tlsNotYetValid', evidence, named);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return fail('tlsWrongHost', evidence, named);
    case 'ROOT_NOT_ON_DEVICE':
      return fail('tlsRootNotOnDevice', evidence, named);
    default:
      // Somebody shows the hub's name under an issuer of their own.
      return issuer === subject
        ? fail('tlsUntrusted', evidence, named)
        : fail('tlsInspected', evidence, named);
  }
  // A company's proxy is trusted by a company's laptop, and still unknown to the device.
  if (isAzureHub(hostName) && !hasOwnCa && !rootsOfAzure.includes(root ?? '')) {
    return fail('tlsInspected', evidence, named);
  }
  return Date.parse(validTo) - now.getTime() < soonMs
    ? warning('tlsExpiresSoon', evidence, named)
    : pass('tlsTrusted', evidence, named);
}
