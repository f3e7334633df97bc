/** The authentication a person wants for a module, made in steps: certificate, place of its key, what the hub is told. */
import type { MadeCertificate, WantedAuthentication } from '../../preload/contract';
import type { ModuleAuthentication } from '../hubs';
import type { Certificate, CertificateAuthority } from './certificates';
import { authorityOf, chooseKeyFiles, keepKeyInVault, keptKeyOf, saveKeyFiles } from './keptKeys';
import type { LifeCyclePorts, ModulePlace } from './ports';
import type { Step } from './steps';

export interface PreparedAuthentication {
  /** They come before the hub is told, so that no identity ever needs a key that was lost. */
  readonly steps: readonly Step[];
  /** For the hub, once the steps are done. */
  told(): ModuleAuthentication;
  certificate(): MadeCertificate | null;
}

/** Asks for the file first, so that a person who chooses none changes nothing. Fails with NOTHING_CHOSEN or FILE_EXISTS. */
export async function prepareAuthentication(
  wanted: WantedAuthentication,
  place: ModulePlace,
  ports: LifeCyclePorts,
  sasKeys: Extract<ModuleAuthentication, { type: 'sas' }>['keys'],
): Promise<PreparedAuthentication> {
  if (wanted.type === 'sas') {
    return { steps: [], told: () => ({ type: 'sas', keys: sasKeys }), certificate: () => null };
  }
  const isBelowAuthority = wanted.type === 'certificateAuthority';
  const files =
    wanted.keepKey === 'file' ? await chooseKeyFiles(place, ports.choosePathToSave, isBelowAuthority) : null;
  let made: { certificate: Certificate; authority: CertificateAuthority | null } | null = null;
  let kept: MadeCertificate | null = null;
  const certificateMade = () => {
    if (made === null) throw new Error('The certificate is not made yet.');
    return made;
  };
  return {
    steps: [
      {
        name: 'certificateMade',
        run: async () => {
          made = await makeWanted(place, ports, wanted.validDays, isBelowAuthority);
        },
      },
      {
        name: 'keyKept',
        run: async () => {
          const { certificate, authority } = certificateMade();
          const key = keptKeyOf(certificate, authority);
          const { subject, thumbprint, notAfter } = certificate;
          const places =
            files === null ? keepKeyInVault(ports.vault, place, key) : await saveKeyFiles(files, key);
          kept = { subject, thumbprint, notAfter, ...places };
        },
      },
    ],
    told: () =>
      isBelowAuthority
        ? { type: 'certificateAuthority' }
        : {
            type: 'selfSigned',
            primaryThumbprint: certificateMade().certificate.thumbprint,
            secondaryThumbprint: null,
          },
    certificate: () => kept,
  };
}

/** The certificate library is loaded only now, because it would be felt when the program starts. */
async function makeWanted(
  { deviceId, moduleId }: ModulePlace,
  { vault, now }: LifeCyclePorts,
  validDays: number,
  isBelowAuthority: boolean,
): Promise<{ certificate: Certificate; authority: CertificateAuthority | null }> {
  const { authorityLasts, makeAuthority, makeCertificate, subjectOf } = await import('./certificates');
  const at = now();
  const authority = isBelowAuthority
    ? await authorityOf(
        vault,
        (kept) => authorityLasts(kept, validDays, at),
        () => makeAuthority(at),
      )
    : null;
  const certificate = await makeCertificate(subjectOf(deviceId, moduleId), validDays, authority, at);
  return { certificate, authority };
}
