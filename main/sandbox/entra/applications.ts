/** The applications that may ask the local issuer for tokens: one for each role, with secrets made at first run. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Registry } from '../registry/registry';
import { type DataRole, dataRoles } from './roles';

export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly role: DataRole;
}

const storedSecrets = z.record(z.string(), z.string());

/** `IoT Hub Data Reader` becomes `data-reader`. */
const clientIdOf = (role: DataRole): string =>
  role.replace('IoT Hub ', '').toLowerCase().replaceAll(' ', '-');

export function openApplications(registry: Registry): readonly Application[] {
  const text = registry.setting('applicationSecrets');
  const secrets =
    text === null
      ? Object.fromEntries(dataRoles.map((role) => [clientIdOf(role), randomBytes(30).toString('base64url')]))
      : storedSecrets.parse(JSON.parse(text));
  if (text === null) registry.keepSetting('applicationSecrets', JSON.stringify(secrets));
  return dataRoles.flatMap((role) => {
    const clientId = clientIdOf(role);
    const clientSecret = secrets[clientId];
    return clientSecret === undefined ? [] : [{ clientId, clientSecret, role }];
  });
}

/** Null unless the secret is the application's. */
export function authenticatedApplication(
  applications: readonly Application[],
  clientId: string | null,
  clientSecret: string | null,
): Application | null {
  const application = applications.find((one) => one.clientId === clientId);
  if (!application || clientSecret === null) return null;
  return timingSafeEqual(digest(application.clientSecret), digest(clientSecret)) ? application : null;
}

/** Of equal length for secrets of any length. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
