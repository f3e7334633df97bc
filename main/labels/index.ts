/** Labels: read from pictures in a worker thread, understood and matched with the fleet. */
import { basename } from 'node:path';
import type { LabelMatch, ReadLabel } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { FleetService } from '../fleet';
import { scrubSecrets } from '../secrets';
import { createFleetFinder } from './fleetFinder';
import { checkImageFile } from './imageFile';
import { matchLabel } from './matching';
import { candidatesOf } from './meanings';
import type { LabelReader } from './reader';

export { largestImageFileBytes } from './imageFile';
export type { Picture } from './picture';
export { type LabelReader, openLabelReader } from './reader';

export interface PictureToRead {
  readonly width: number;
  readonly height: number;
  readonly luminance: Blob;
}

export interface LabelService {
  /** Ends when it is left. Until then the page may ask for a camera. */
  holdCamera(signal?: AbortSignal): AsyncGenerator<{ isAllowed: true }, void, void>;
  isCameraHeld(): boolean;
  /** Fails with LABEL_READING_STOPPED. */
  readPicture(picture: PictureToRead, effort: 'glance' | 'thorough', frame: number): Promise<ReadLabel[]>;
  /** Fails with NOTHING_CHOSEN, IMAGE_TOO_LARGE or IMAGE_UNREADABLE. */
  chooseImage(): Promise<{ fileName: string; image: Blob }>;
  /** Fails with IMAGE_TOO_LARGE or IMAGE_UNREADABLE. */
  checkImage(image: Blob): Promise<void>;
  /** Throws `NO_HUB_OPEN`. */
  match(text: string): Promise<LabelMatch>;
  close(): Promise<void>;
}

export interface LabelServicePorts {
  readonly reader: LabelReader;
  readonly fleet: Pick<FleetService, 'search' | 'paths'>;
  /** Null when the person chose nothing. */
  readonly chooseImageFile: () => Promise<{
    readonly path: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  } | null>;
}

export function createLabelService({ reader, fleet, chooseImageFile }: LabelServicePorts): LabelService {
  const finder = createFleetFinder(fleet);
  let holders = 0;
  return {
    holdCamera: async function* (signal) {
      holders += 1;
      try {
        yield { isAllowed: true };
        await aborted(signal);
      } finally {
        holders -= 1;
      }
    },
    isCameraHeld: () => holders > 0,
    readPicture: async ({ width, height, luminance }, effort, frame) => {
      const picture = { width, height, luminance: new Uint8Array(await luminance.arrayBuffer()) };
      const labels = await reader.read(
        picture,
        effort === 'glance' ? { kind: 'glance', frame } : { kind: 'thorough' },
      );
      return labels.map(({ code, text }) => ({ code, text: scrubSecrets(text) }));
    },
    chooseImage: async () => {
      const chosen = await chooseImageFile();
      if (chosen === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      checkImageFile(chosen.bytes);
      return { fileName: basename(chosen.path), image: new Blob([chosen.bytes]) };
    },
    checkImage: async (image) => checkImageFile(new Uint8Array(await image.arrayBuffer())),
    match: (text) => matchLabel(candidatesOf(text), finder),
    close: () => reader.close(),
  };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
