/** What a person decides about the built-in events endpoint. */
import { z } from 'zod';

/** Sources: MicrosoftDocs/azure-docs iot-hub-devguide-messages-read-builtin.md and iot-hub-scaling.md. */
export const eventsSettingsSchema = z.object({
  /** Of a hub that is made now; the number stays for its life. */
  partitions: z.number().int().min(2).max(32).default(4),
  retentionDays: z.number().int().min(1).max(7).default(1),
  /** Besides `$Default`. */
  consumerGroups: z
    .array(z.string().regex(/^[\w.-]{1,50}$/))
    .max(20)
    .default([]),
});

export type EventsSettings = z.output<typeof eventsSettingsSchema>;
