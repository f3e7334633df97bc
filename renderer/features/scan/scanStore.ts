/** What was scanned: label by label, each with the devices it names. Pictures are read and forgotten. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabelMatch } from '../../../preload/contract';
import { quotedWhereNeeded } from '../../../preload/filterLanguage';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { greyPictureOf } from './greyPicture';

export interface ScannedLabel {
  readonly text: string;
  readonly scannedAt: string;
  /** Null while it is looked up. */
  readonly match: LabelMatch | null;
  readonly failure: Failure | null;
}

export interface ScanState {
  /** The newest first; a label that is scanned again comes to the front. */
  readonly labels: readonly ScannedLabel[];
  readonly isReadingPicture: boolean;
  /** The picture that was read last held no label. */
  readonly foundNothing: boolean;
  readonly failure: Failure | null;
}

export interface ScanStore {
  readonly state: StoreApi<ScanState>;
  /** What a label says, from wherever it was read. */
  add(text: string): Promise<void>;
  choosePicture(): Promise<void>;
  readPicture(image: Blob): Promise<void>;
  remove(text: string): void;
  clear(): void;
  /** Looks every label up again, as after another hub was opened. */
  matchAgain(): void;
}

/** What main took for a picture and the window cannot decode. */
const unreadable: Failure = { kind: 'declared', code: 'IMAGE_UNREADABLE', data: undefined };

/** As long as a filter may be. */
const longestQuery = 2000;

export function createScanStore(client: Client): ScanStore {
  const state = createStore<ScanState>()(() => ({
    labels: [],
    isReadingPicture: false,
    foundNothing: false,
    failure: null,
  }));
  const { getState, setState } = state;

  function change(text: string, changes: Partial<ScannedLabel>): void {
    setState(({ labels }) => ({
      labels: labels.map((label) => (label.text === text ? { ...label, ...changes } : label)),
    }));
  }

  async function match(text: string): Promise<void> {
    try {
      change(text, { match: await client.labels.match({ text }), failure: null });
    } catch (error) {
      change(text, { failure: failureOf(error) });
    }
  }

  async function add(written: string): Promise<void> {
    const text = written.trim();
    if (text === '') return;
    const known = getState().labels.find((label) => label.text === text);
    const label: ScannedLabel = {
      text,
      match: known?.match ?? null,
      failure: null,
      scannedAt: new Date().toISOString(),
    };
    setState(({ labels }) => ({
      labels: [label, ...labels.filter((other) => other.text !== text)],
      foundNothing: false,
      failure: null,
    }));
    await match(text);
  }

  async function whileReading(read: () => Promise<Blob>): Promise<void> {
    setState({ isReadingPicture: true, foundNothing: false, failure: null });
    try {
      const image = await read();
      const picture = await greyPictureOf(image).catch(() => null);
      if (picture === null) {
        setState({ failure: unreadable });
        return;
      }
      const { labels } = await client.labels.readPicture({ picture, effort: 'thorough', frame: 0 });
      setState({ foundNothing: labels.length === 0 });
      for (const { text } of labels) await add(text);
    } catch (error) {
      const failure = failureOf(error);
      const isLeft = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
      if (!isLeft) setState({ failure });
    } finally {
      setState({ isReadingPicture: false });
    }
  }

  return {
    state,
    add,
    choosePicture: () => whileReading(async () => (await client.labels.chooseImage()).image),
    readPicture: (image) =>
      whileReading(async () => {
        await client.labels.checkImage({ image });
        return image;
      }),
    remove: (text) => setState(({ labels }) => ({ labels: labels.filter((label) => label.text !== text) })),
    clear: () => setState({ labels: [], foundNothing: false, failure: null }),
    matchAgain: () => {
      for (const { text } of getState().labels) {
        change(text, { match: null, failure: null });
        void match(text);
      }
    },
  };
}

/** The one device a label names, beyond doubt; null for none or several. */
export function deviceOf({ match }: ScannedLabel): string | null {
  const [device, ...others] = match?.devices ?? [];
  return device && others.length === 0 && match?.deviceCount === 1 ? device.deviceId : null;
}

/** A filter for the devices of all labels, and how many of them it holds: a filter has an end. */
export function queryOf(labels: readonly ScannedLabel[]): { readonly query: string; readonly count: number } {
  const ids = [...new Set(labels.flatMap((label) => deviceOf(label) ?? []))];
  let query = '';
  let count = 0;
  for (const id of ids) {
    const longer = query === '' ? `id:${quotedWhereNeeded(id)}` : `${query},${quotedWhereNeeded(id)}`;
    if (longer.length > longestQuery) break;
    query = longer;
    count += 1;
  }
  return { query, count };
}
