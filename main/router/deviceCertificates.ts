/** contract/deviceCertificates.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function deviceCertificatesRouter(os: Implementer, { deviceCertificates }: Services) {
  return os.deviceCertificates.router({
    choose: os.deviceCertificates.choose.handler(() => deviceCertificates.choose()),
    chooseKey: os.deviceCertificates.chooseKey.handler(({ input }) =>
      deviceCertificates.chooseKey(input.certificateId),
    ),
  });
}
