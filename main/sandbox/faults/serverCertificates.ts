/** The certificate the hub shows, and the wrong ones it can be made to show. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openServerCertificate, type ServerCertificate } from '../authority/certificates';
import type { FaultSource } from './faults';

export interface ServerCertificates {
  readonly right: ServerCertificate;
  /** The one to show to the client that connects now. */
  next(): ServerCertificate;
}

/** Longer than any server certificate is good for. */
const longAgoMs = 400 * 86_400_000;

export async function openServerCertificates(
  folder: string,
  dnsNames: readonly string[],
  now: Date,
  faults: FaultSource,
): Promise<ServerCertificates> {
  const otherFolder = join(folder, 'otherAuthority');
  mkdirSync(otherFolder, { recursive: true, mode: 0o700 });
  const right = await openServerCertificate(folder, dnsNames, now);
  const longAgo = new Date(now.getTime() - longAgoMs);
  const expired = await openServerCertificate(folder, dnsNames, longAgo, 'expired');
  const otherHost = await openServerCertificate(folder, ['other-hub.siteward.localhost'], now, 'otherHost');
  const otherAuthority = await openServerCertificate(otherFolder, dnsNames, now);
  const wrong = { otherHost, otherAuthority };
  return {
    right,
    next: () => {
      const [effect] = faults.happening({ at: 'handshake' });
      if (effect?.kind === 'expiredCertificate') return expired;
      return effect?.kind === 'wrongCertificate' ? wrong[effect.of] : right;
    },
  };
}
