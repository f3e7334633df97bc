/**
 * The mechanisms by which clients sign in before they open. Most are known later, by their token or certificate, when
 * links open; with PLAIN a policy or a device shows its token at once.
 * Source: MicrosoftDocs/azure-docs iot-hub-dev-guide-sas.md, protocol specifics.
 */
import type { Container } from 'rhea';
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';

/** What rhea asks of a mechanism of a server (rhea sasl.js). */
interface Mechanism {
  /** Undefined until it is known whether the client is let in. */
  outcome: boolean | undefined;
  username: string | undefined;
  start(response: Buffer | undefined): Promise<void>;
}

export type PlainUser =
  | { readonly kind: 'policy'; readonly name: string }
  | { readonly kind: 'device'; readonly identity: IdentityRef };

/** `judge` fails with a HubError for a password that is not good for the user; `refused` ends the connection. */
export function offerMechanisms(
  { sasl_server_mechanisms: mechanisms }: Container,
  hostName: string,
  judge: (user: PlainUser, password: string) => void,
  refused: () => void,
): void {
  mechanisms.enable_anonymous();
  for (const name of ['MSSBCBS', 'EXTERNAL']) mechanisms[name] = mechanisms.ANONYMOUS;
  mechanisms.PLAIN = () => plain(hostName, judge, refused);
  // rhea looks a mechanism up by the name the client says, which must find nothing that objects have of their own.
  Object.setPrototypeOf(mechanisms, null);
}

function plain(
  hostName: string,
  judge: (user: PlainUser, password: string) => void,
  refused: () => void,
): Mechanism {
  const mechanism: Mechanism = {
    outcome: undefined,
    username: undefined,
    start: async (response) => {
      // RFC 4616: [authzid] NUL authcid NUL passwd
      const [, userName = '', password = '', ...more] = (response ?? Buffer.alloc(0))
        .toString('utf8')
        .split('\0');
      const user = readUser(userName, hostName);
      mechanism.username = userName;
      mechanism.outcome = user !== null && more.length === 0 && isGood(() => judge(user, password));
      // After the outcome was written.
      if (!mechanism.outcome) setImmediate(refused);
    },
  };
  return mechanism;
}

function isGood(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof HubError) return false;
    throw error;
  }
}

/** `policy@sas.root.hub` or `device@sas.hub`, the hub by its name or its whole host name. */
export function readUser(userName: string, hostName: string): PlainUser | null {
  const at = userName.lastIndexOf('@sas.');
  if (at < 1) return null;
  const name = userName.slice(0, at);
  const place = userName.slice(at + '@sas.'.length).toLowerCase();
  const [hubName = ''] = hostName.split('.');
  const hubs = [hubName.toLowerCase(), hostName.toLowerCase()];
  if (hubs.some((hub) => place === `root.${hub}`)) return { kind: 'policy', name };
  return hubs.includes(place) ? { kind: 'device', identity: { deviceId: name } } : null;
}
