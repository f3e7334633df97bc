/** Key-less access to the service side: tokens as Microsoft Entra ID issues them, from an issuer of the hub's own. */
import type { HubClock } from '../clock';
import type { Registry } from '../registry/registry';
import { type Application, openApplications } from './applications';
import { openTokenIssuer, type TokenIssuer } from './tokenIssuer';

export type { Application } from './applications';
export { type DataRole, dataRoles } from './roles';
export { answerTokenCall } from './tokenEndpoint';
export type { TokenIssuer, TokenRequest } from './tokenIssuer';

export interface Entra {
  readonly issuer: TokenIssuer;
  readonly applications: readonly Application[];
}

export function openEntra(hostName: string, registry: Registry, clock: HubClock): Entra {
  return {
    issuer: openTokenIssuer(hostName, registry, clock),
    applications: openApplications(registry),
  };
}
