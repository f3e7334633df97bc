/** How devices and modules are named: IoT Hub's own alphabet and lengths. */
import { z } from 'zod';

/**
 * 1 to 128 characters of 7-bit ASCII: letters, digits and `- . + % _ # * ? ! ( ) , : = @ $ ' ;`.
 * Source: MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md, and the generated REST models,
 * which add `:` and `;`.
 */
const identifierPattern = /^[A-Za-z0-9\-.+%_#*?!(),:=@$';]{1,128}$/;

export const deviceId = z.string().regex(identifierPattern);
export const moduleId = z.string().regex(identifierPattern);

/** A point in time as ISO 8601 text in UTC. */
export const instant = z.string();

export const connectionState = z.enum(['Connected', 'Disconnected']);
export const identityStatus = z.enum(['enabled', 'disabled']);
export const authenticationType = z.enum(['sas', 'selfSigned', 'certificateAuthority', 'none']);

export type ConnectionState = z.infer<typeof connectionState>;
export type IdentityStatus = z.infer<typeof identityStatus>;
export type AuthenticationType = z.infer<typeof authenticationType>;
