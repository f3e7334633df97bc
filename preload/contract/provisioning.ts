/** The Device Provisioning Service as a device uses it: what names its registration, and the key that proves it. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { certificateId } from './deviceCertificates';

const deviceKeyId = z.string().min(1).max(64);

export const registration = z.object({
  idScope: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,64}$/),
  /** Source: MicrosoftDocs/azure-docs iot-dps concepts-service.md. */
  registrationId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9\-._:]{0,126}[A-Za-z0-9])?$/),
  /** Main holds either. */
  proof: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('key'), keyId: deviceKeyId }),
    z.object({ kind: z.literal('certificate'), certificateId }),
  ]),
});
export type Registration = z.infer<typeof registration>;

export const provisioning = {
  /** Takes the clipboard's text as the device's key. */
  takeKey: oc
    .errors({ NOTHING_CHOSEN: {}, DEVICE_KEY_UNREADABLE: {} })
    .output(z.object({ keyId: deviceKeyId })),
};
