/** How far a reading has come, and when the list was read: kept with every page, so that a killed reading goes on. */
import { z } from 'zod';
import { instant } from '../../../preload/contract';
import { changedModule } from './changedHere';

export const keptReading = z.object({
  scope: z.enum(['everything', 'changes']),
  pass: z.number().int(),
  phase: z.enum(['devices', 'modules', 'twins']),
  continuation: z.string().nullable(),
  /** Only what changed after this is read; null for everything. */
  since: instant.nullable(),
  startedAt: instant,
  /** The twin paths asked for. */
  paths: z.array(z.string()),
  devicesRead: z.number().int(),
  modulesRead: z.number().int(),
  queriesSent: z.number().int(),
});
export type KeptReading = z.infer<typeof keptReading>;

export const keptNotes = z.object({
  reading: keptReading.nullable(),
  /** Of the newest reading of everything that was begun. */
  pass: z.number().int(),
  everythingReadAt: instant.nullable(),
  changesReadAt: instant.nullable(),
  /** Up to when changes were read: the next reading of changes begins a little before. */
  readUpTo: instant.nullable(),
  /** The twin paths that the list holds. */
  paths: z.array(z.string()),
  /** Of the last half hour, until a query shows them. */
  changedModules: z.array(changedModule).default([]),
  written: z.number().int(),
});
export type KeptNotes = z.infer<typeof keptNotes>;

export const noNotes: KeptNotes = {
  reading: null,
  pass: 0,
  everythingReadAt: null,
  changesReadAt: null,
  readUpTo: null,
  paths: [],
  changedModules: [],
  written: 0,
};
