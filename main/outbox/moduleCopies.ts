/** Modules that this laptop deleted, kept until they are brought back. Keys are not here but in the vault. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { authenticationType, jsonObject } from '../../preload/contract';
import type { Store } from '../store';

const kept = z.object({
  authentication: z.object({
    type: authenticationType,
    primaryThumbprint: z.string().nullable(),
    secondaryThumbprint: z.string().nullable(),
  }),
  /** The twin's sections with their metadata. */
  tags: jsonObject,
  desired: jsonObject,
});

export interface ModuleCopy extends z.infer<typeof kept> {
  readonly copyId: number;
  readonly hostName: string;
  readonly deviceId: string;
  readonly moduleId: string;
  /** ISO 8601, UTC. */
  readonly keptAt: string;
}

export interface ModuleCopies {
  /** Resolves when it is on disk. */
  keep(copy: ModuleCopy): Promise<void>;
  /** The newest first. */
  list(of: { readonly hostName: string; readonly deviceId: string }): Promise<readonly ModuleCopy[]>;
  find(copyId: number): Promise<ModuleCopy | null>;
  forget(copyId: number): Promise<void>;
}

/** Chosen before the copy is written, because the keys in the vault are named after it. */
export function freshCopyId(): number {
  return randomInt(2 ** 47);
}

const row = z
  .object({
    copy_id: z.number().int(),
    host_name: z.string(),
    device_id: z.string(),
    module_id: z.string(),
    kept_at: z.string(),
    copy: z.string(),
  })
  .transform(
    (read): ModuleCopy => ({
      copyId: read.copy_id,
      hostName: read.host_name,
      deviceId: read.device_id,
      moduleId: read.module_id,
      keptAt: read.kept_at,
      ...kept.parse(JSON.parse(read.copy)),
    }),
  );

export function openModuleCopies(store: Store): ModuleCopies {
  return {
    keep: ({ copyId, hostName, deviceId, moduleId, keptAt, ...copy }) =>
      store.run('INSERT INTO module_copy VALUES (?, ?, ?, ?, ?, ?)', [
        copyId,
        hostName.toLowerCase(),
        deviceId,
        moduleId,
        keptAt,
        JSON.stringify(copy),
      ]),
    list: async ({ hostName, deviceId }) => {
      const rows = await store.all(
        'SELECT * FROM module_copy WHERE host_name = ? AND device_id = ? ORDER BY kept_at DESC',
        [hostName.toLowerCase(), deviceId],
      );
      return rows.map((each) => row.parse(each));
    },
    find: async (copyId) => {
      const found = await store.get('SELECT * FROM module_copy WHERE copy_id = ?', [copyId]);
      return found === undefined ? null : row.parse(found);
    },
    forget: (copyId) => store.run('DELETE FROM module_copy WHERE copy_id = ?', [copyId]),
  };
}
