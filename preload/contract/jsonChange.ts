/** One place in which two JSON objects differ. */
import { z } from 'zod';
import { jsonValue } from './json';

export const jsonChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), path: z.array(z.string()), after: jsonValue }),
  z.object({ kind: z.literal('removed'), path: z.array(z.string()), before: jsonValue }),
  z.object({ kind: z.literal('changed'), path: z.array(z.string()), before: jsonValue, after: jsonValue }),
]);
export type JsonChange = z.infer<typeof jsonChange>;
