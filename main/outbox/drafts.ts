/** Unsaved edits of twins, kept on disk from the first change until they are saved or discarded. */
import { z } from 'zod';
import { type JsonObject, type JsonValue, jsonObject } from '../../preload/contract';
import type { Store } from '../store';

/** Which twin a draft is of. The host name, not the saved hub, so that it survives removing and adding the hub. */
export interface DraftKey {
  readonly hostName: string;
  readonly deviceId: string;
  /** Null for the device's own twin. */
  readonly moduleId: string | null;
}

export interface Draft {
  /** ISO 8601, UTC. */
  readonly editedAt: string;
  readonly baseReadAt: string;
  readonly baseEtag: string;
  /** The whole desired section the edit began from, with its metadata. */
  readonly baseDesired: JsonObject;
  /** The tags the edit began from, where they are edited too; null for a security module. */
  readonly baseTags: JsonObject | null;
  /** As edited: a security module's properties by name, a device twin's sections `tags` and `desired`. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** What was typed in the JSON editor, kept even while it is no JSON; null after an edit in the form. */
  readonly jsonText: string | null;
  readonly steps: DraftSteps;
  /** Written before a save is sent and gone with its answer: still there, nobody knows whether the hub took it. */
  readonly unanswered: {
    readonly sentAt: string;
    readonly values: Readonly<Record<string, JsonValue>>;
  } | null;
}

/** What undo and redo lead to; the nearest state last in both. */
export interface DraftSteps {
  readonly past: readonly DraftStep[];
  readonly future: readonly DraftStep[];
  /** What the newest edit was of, so that typing on in the same place is one step; null after undo and redo. */
  readonly target: string | null;
}

export type DraftStep = Pick<Draft, 'values' | 'jsonText'>;

export const noSteps: DraftSteps = { past: [], future: [], target: null };

export interface Drafts {
  /** Resolves when the draft is on disk. */
  keep(key: DraftKey, draft: Draft): Promise<void>;
  find(key: DraftKey): Promise<Draft | null>;
  discard(key: DraftKey): Promise<void>;
}

const values = jsonObject;
const step = z.object({ values, jsonText: z.string().nullable() });

/** Drafts of 0.1.0 have neither tags nor steps nor an unanswered save. */
const storedDraft = z.object({
  editedAt: z.string(),
  baseReadAt: z.string(),
  baseEtag: z.string(),
  baseDesired: jsonObject,
  baseTags: jsonObject.nullable().default(null),
  values,
  jsonText: z.string().nullable(),
  steps: z
    .object({ past: z.array(step), future: z.array(step), target: z.string().nullable() })
    .default({ past: [], future: [], target: null }),
  unanswered: z.object({ sentAt: z.string(), values }).nullable().default(null),
});

const storedRow = z.object({ draft: z.string() });

export function openDrafts(store: Store): Drafts {
  const keyOf = ({ hostName, deviceId, moduleId }: DraftKey): string[] => [
    hostName.toLowerCase(),
    deviceId,
    moduleId ?? '',
  ];
  return {
    keep: (key, draft) =>
      store.run(
        `INSERT INTO draft (host_name, device_id, module_id, draft) VALUES (?, ?, ?, ?)
         ON CONFLICT (host_name, device_id, module_id) DO UPDATE SET draft = excluded.draft`,
        [...keyOf(key), JSON.stringify(draft)],
      ),
    find: async (key) => {
      const row = await store.get(
        'SELECT draft FROM draft WHERE host_name = ? AND device_id = ? AND module_id = ?',
        keyOf(key),
      );
      return row === undefined ? null : storedDraft.parse(JSON.parse(storedRow.parse(row).draft));
    },
    discard: (key) =>
      store.run('DELETE FROM draft WHERE host_name = ? AND device_id = ? AND module_id = ?', keyOf(key)),
  };
}
