/** What a draft can be of: how it is read, sent, merged and shown. Everything else about drafts and saves is the same. */
import type { MergeItem } from '../../preload/contract';
import type { Draft } from '../outbox';
import type { ModuleTwin, ReadTwin } from './ports';

export type Values = Draft['values'];

export interface TwinMerge {
  readonly items: readonly MergeItem[];
  /** The merged values; a side's lone change is taken, a conflict goes by the choice, and to `mine` without one. */
  resolve(items: readonly MergeItem[], choices: Readonly<Record<string, 'mine' | 'theirs'>>): Values;
}

/** At the hub that was open when the work began, whatever hub is opened meanwhile. */
export interface Subject<View> {
  readonly hostName: string;
  readonly deviceId: string;
  /** Null for the device's own twin. */
  readonly moduleId: string | null;
  read(signal?: AbortSignal): Promise<ModuleTwin>;
  /** On the ETag the draft is based on. */
  send(draft: Draft, signal?: AbortSignal): Promise<ModuleTwin>;
  /** What a first edit begins from. */
  valuesOf(twin: ModuleTwin): Values;
  /** Null where tags are no part of the draft. */
  tagsOf(twin: ModuleTwin): Draft['baseTags'];
  /** Whether the twin holds exactly what a save of these values makes of the draft's base. */
  holds(twin: ModuleTwin, draft: Draft, values: Values): boolean;
  /** Whether every save makes a new desired version; a save of tags alone makes none. */
  readonly makesVersions: boolean;
  merge(draft: Draft, twin: ModuleTwin): TwinMerge;
  /** Fails with DRAFT_INVALID for what the agent or the hub would refuse. */
  refuseUnsendable(draft: Draft, twin: ModuleTwin): void;
  view(read: ReadTwin, draft: Draft | null): View;
}
