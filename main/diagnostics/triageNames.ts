/** What a resolved name, or one that is not, means. Pure; the same from this laptop and from the device. */
import { isIP, isIPv4 } from 'node:net';
import { evidenceOf, type Finding, fail, pass, warning } from './check';
import type { Resolved } from './context';

export interface NameFacts extends Resolved {
  readonly name: string;
  /** Null for an address that needs no resolving. */
  readonly isAddress: boolean;
  readonly source: string;
}

export function triageNames({ name, isAddress, v4, v6, problem, source }: NameFacts): Finding {
  const evidence = evidenceOf(source, {
    hostName: name,
    addressesV4: v4.join(', '),
    addressesV6: v6.join(', '),
    problem,
  });
  if (isAddress) return pass('addressGiven', evidence, { name });
  if (problem === 'notFound') return fail('nameNotFound', evidence, { name });
  if (problem === 'silent') return fail('nameServerSilent', evidence, { name });
  // A hub with a private endpoint is known by a private address under its public name.
  const isPrivate = isAzureHub(name) && !isPrivateLink(name) && v4.length > 0 && v4.every(isPrivateV4);
  return isPrivate
    ? warning('nameIsPrivate', evidence, { name, addresses: v4.join(', ') })
    : pass('namesFound', evidence, { name });
}

const azureHub = /\.azure-devices(?:-int)?\.(?:net|cn|us)$/i;

export function isAzureHub(hostName: string): boolean {
  return azureHub.test(hostName);
}

function isPrivateLink(hostName: string): boolean {
  return /\.privatelink\./i.test(hostName);
}

/** RFC 1918, RFC 6598 and loopback. */
function isPrivateV4(address: string): boolean {
  if (!isIPv4(address)) return false;
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 10 || first === 127) return true;
  if (first === 172) return second >= 16 && second < 32;
  if (first === 100) return second >= 64 && second < 128;
  return first === 192 && second === 168;
}

export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}
