/** What is searched, counted and sorted of every device of a fleet, column by column in memory. A slot is a device's place. */
import {
  authenticationType,
  type ConnectionState,
  connectionState,
  driftCause,
  identityStatus,
  securityModuleKind,
  securityVerdict,
} from '../../../preload/contract';
import { fold } from '../filter/fold';
import { leavesOf } from '../leaves';
import type { DeviceRecord } from '../record';
import { type Bits, clearBit, countBits, setBit } from './bits';
import { type ChoiceColumn, createChoiceColumn } from './choiceColumn';
import { type Bytes, withRoom } from './growing';
import { mergedOrder, type Slots } from './order';
import { createTextColumn, type TextColumn, type TextColumnBytes } from './textColumn';
import { createTextHeap, type TextHeap } from './textHeap';
import { createTimeColumn, type TimeColumn } from './timeColumn';

/** Tag paths with a column of their own; further ones, as hostile tags bring, share one. */
const mostTextColumns = 64;

const yesNo = ['no', 'yes'] as const;
export type YesNo = (typeof yesNo)[number];
type OrNone<Value extends string> = Value | '';

export interface Choices {
  readonly status: ChoiceColumn<DeviceRecord['status']>;
  readonly connectionState: ChoiceColumn<ConnectionState>;
  /** `''` stands for null. */
  readonly authenticationType: ChoiceColumn<OrNone<NonNullable<DeviceRecord['authenticationType']>>>;
  readonly securityModule: ChoiceColumn<DeviceRecord['securityModule']>;
  readonly verdict: ChoiceColumn<DeviceRecord['verdict']>;
  readonly drift: ChoiceColumn<OrNone<NonNullable<DeviceRecord['drift']>>>;
  readonly isEdge: ChoiceColumn<YesNo>;
  readonly changedHere: ChoiceColumn<YesNo>;
}

export interface FleetColumns {
  readonly choices: Choices;
  readonly times: { readonly lastActivityTime: TimeColumn; readonly readAt: TimeColumn };
  readonly ids: TextHeap;
  readonly site: TextColumn;
  readonly fingerprint: TextColumn;
  /** Each a list; see `joined`. */
  readonly moduleIds: TextColumn;
  /** By path: `tags.…` or a chosen twin path. */
  readonly texts: ReadonlyMap<string, TextColumn>;
  /** Those without a column: a list of paths and values; see `restEntry`. */
  readonly rest: TextColumn;
  /** Slots that were ever used, those of deleted devices among them. */
  slotCount(): number;
  /** Slots of devices that are there. Belongs to the columns: not to be changed. */
  present(): Bits;
  deviceCount(): number;
  /** Present or deleted, by folded identifier. */
  slotsById(): Slots;
  /** A slot above all others, or one that was put before. */
  put(slot: number, record: DeviceRecord): void;
  remove(slot: number): void;
  /** What the columns are made of again; it is their own memory, good until they change. */
  parts(): ReadonlyMap<string, Bytes>;
}

const between = '\u0001';
const afterPath = '\u0002';

/** Members of a list in one text. */
export function joined(members: readonly string[]): string | null {
  return members.length === 0 ? null : members.map(plain).join(between);
}

export function membersOf(text: string): readonly string[] {
  return text.split(between);
}

export function restEntry(path: string, folded: string): string {
  return `${path}${afterPath}${folded}`;
}

export function readRestEntry(entry: string): { readonly path: string; readonly folded: string } {
  const [path = '', folded = ''] = entry.split(afterPath);
  return { path, folded };
}

// Signs that texts have no use for are signs of these columns.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
const ownSigns = /[\u0000-\u0002]/g;

function plain(text: string): string {
  return text.replace(ownSigns, '\uFFFD');
}

export function createFleetColumns(kept?: ReadonlyMap<string, Bytes>): FleetColumns {
  const part = (name: string): Bytes => kept?.get(name) ?? new Uint8Array();
  const textPart = (name: string): TextColumnBytes | undefined =>
    kept === undefined
      ? undefined
      : {
          heap: part(`${name}.heap`),
          starts: part(`${name}.starts`),
          codes: part(`${name}.codes`),
          shared: new TextDecoder().decode(part(`${name}.shared`)),
        };
  const choices: Choices = {
    status: createChoiceColumn(identityStatus.options, part('status')),
    connectionState: createChoiceColumn(connectionState.options, part('connectionState')),
    authenticationType: createChoiceColumn(['', ...authenticationType.options], part('authenticationType')),
    securityModule: createChoiceColumn(securityModuleKind.options, part('securityModule')),
    verdict: createChoiceColumn(securityVerdict.options, part('verdict')),
    drift: createChoiceColumn(['', ...driftCause.options], part('drift')),
    isEdge: createChoiceColumn(yesNo, part('isEdge')),
    changedHere: createChoiceColumn(yesNo, part('changedHere')),
  };
  const times = {
    lastActivityTime: createTimeColumn(part('lastActivityTime')),
    readAt: createTimeColumn(part('readAt')),
  };
  const ids = createTextHeap(kept && { heap: part('ids.heap'), starts: part('ids.starts') });
  const site = createTextColumn(true, textPart('site'));
  const fingerprint = createTextColumn(false, textPart('fingerprint'));
  const moduleIds = createTextColumn(false, textPart('moduleIds'));
  const rest = createTextColumn(false, textPart('rest'));
  const paths: readonly string[] = kept ? JSON.parse(new TextDecoder().decode(part('paths'))) : [];
  const texts = new Map(
    paths.map((path, number) => [path, createTextColumn(false, textPart(`text${number}`))]),
  );
  let present: Bits = new Uint32Array(part('present').buffer);
  let byId: Slots = new Uint32Array(part('byId').buffer);

  function putTexts(slot: number, { tags, paths: chosen }: DeviceRecord): void {
    const leaves = new Map([
      ...leavesOf(tags).map(({ path, text }) => [`tags.${path}`, plain(text)] as const),
      ...Object.entries(chosen).flatMap(([path, value]) =>
        leavesOf(value, path).map((leaf) => [leaf.path, plain(leaf.text)] as const),
      ),
    ]);
    const others: string[] = [];
    for (const [path, text] of leaves) {
      const column = texts.get(path) ?? newTextColumn(path);
      if (column) column.put(slot, text);
      else others.push(restEntry(plain(path), fold(text)));
    }
    for (const [path, column] of texts) if (column.hasText(slot) && !leaves.has(path)) column.put(slot, null);
    const all = others.length === 0 ? null : others.join(between);
    if (all !== null || rest.hasText(slot)) rest.put(slot, all, all ?? '');
  }

  function newTextColumn(path: string): TextColumn | null {
    if (texts.size >= mostTextColumns) return null;
    const column = createTextColumn(false);
    texts.set(path, column);
    return column;
  }

  function slotsById(): Slots {
    if (byId.length < ids.count()) {
      const added = Uint32Array.from(
        { length: ids.count() - byId.length },
        (_, index) => byId.length + index,
      );
      byId = mergedOrder(byId, added, (slot, other) => ids.compare(slot, other) || slot - other);
    }
    return byId;
  }

  return {
    choices,
    times,
    ids,
    site,
    fingerprint,
    moduleIds,
    texts,
    rest,
    slotCount: () => ids.count(),
    present: () => {
      const words = (ids.count() + 31) >>> 5;
      present = withRoom(present, words);
      return present.subarray(0, words);
    },
    deviceCount: () => countBits(present),
    slotsById,
    put: (slot, record) => {
      while (ids.count() < slot) ids.add('');
      if (ids.count() === slot) ids.add(fold(record.deviceId));
      present = withRoom(present, (slot >>> 5) + 1);
      setBit(present, slot);
      choices.status.put(slot, record.status);
      choices.connectionState.put(slot, record.connectionState);
      choices.authenticationType.put(slot, record.authenticationType ?? '');
      choices.securityModule.put(slot, record.securityModule);
      choices.verdict.put(slot, record.verdict);
      choices.drift.put(slot, record.drift ?? '');
      choices.isEdge.put(slot, record.isEdge ? 'yes' : 'no');
      choices.changedHere.put(slot, record.changedHere === null ? 'no' : 'yes');
      times.lastActivityTime.put(slot, record.lastActivityTime);
      times.readAt.put(slot, record.readAt);
      site.put(slot, record.site === null ? null : plain(record.site));
      fingerprint.put(slot, record.fingerprint);
      moduleIds.put(slot, joined(record.moduleIds));
      putTexts(slot, record);
    },
    remove: (slot) => clearBit(present, slot),
    parts: () => {
      const count = ids.count();
      const { heap, starts } = ids.bytes();
      const parts = new Map<string, Bytes>([
        ['ids.heap', heap],
        ['ids.starts', starts],
        ['present', new Uint8Array(present.buffer)],
        ['byId', new Uint8Array(slotsById().buffer)],
        ['paths', new TextEncoder().encode(JSON.stringify([...texts.keys()]))],
        ['lastActivityTime', times.lastActivityTime.bytes(count)],
        ['readAt', times.readAt.bytes(count)],
      ]);
      for (const [name, column] of Object.entries(choices)) parts.set(name, column.bytes(count));
      const textColumns: readonly (readonly [string, TextColumn])[] = [
        ['site', site],
        ['fingerprint', fingerprint],
        ['moduleIds', moduleIds],
        ['rest', rest],
        ...[...texts.values()].map((column, number) => [`text${number}`, column] as const),
      ];
      for (const [name, column] of textColumns) {
        const { shared, ...bytes } = column.bytes(count);
        for (const [kind, value] of Object.entries(bytes)) parts.set(`${name}.${kind}`, value);
        parts.set(`${name}.shared`, new TextEncoder().encode(shared));
      }
      return parts;
    },
  };
}
