/** `/certificateAuthorities`: whose certificates devices may show. A body is the CA's certificate in PEM. */
import type { X509Certificate } from 'node:crypto';
import { type CertificateAuthorities, thumbprintOf } from '../authority/certificateAuthorities';
import { type ControlCollection, notAllowed, notThere } from './calls';

export function authorityCalls(authorities: CertificateAuthorities): ControlCollection {
  return async ({ method, id, body }) => {
    switch (method) {
      case 'GET':
        return id === null ? { status: 200, body: authorities.list().map(shown) } : notThere;
      case 'POST': {
        if (id !== null) return notThere;
        const thumbprint = authorities.register((await body()).toString('utf8'));
        return {
          status: 201,
          body: authorities
            .list()
            .map(shown)
            .find((authority) => authority.thumbprint === thumbprint),
        };
      }
      case 'DELETE':
        if (id === null) return notAllowed;
        authorities.remove(id);
        return { status: 204 };
      default:
        return notAllowed;
    }
  };
}

function shown(certificate: X509Certificate) {
  return {
    thumbprint: thumbprintOf(certificate),
    subject: certificate.subject,
    validTo: new Date(certificate.validTo).toISOString(),
  };
}
