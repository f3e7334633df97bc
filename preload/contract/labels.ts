/** Labels on devices: read from pictures, understood and matched with the fleet, all by main. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { fleetRow } from './fleet';

/** Longer than any code can hold: 7,089 digits in the largest QR code (ISO/IEC 18004). */
const longestLabel = 8000;

export const labelCode = z.enum([
  'QRCode',
  'DataMatrix',
  'Code128',
  'Code39',
  'Code93',
  'EANUPC',
  'PDF417',
  'Aztec',
]);
export type LabelCode = z.infer<typeof labelCode>;

/** `text` without what looks like a key: a label may hold a whole connection string. */
export const readLabel = z.object({ text: z.string().max(longestLabel), code: labelCode });
export type ReadLabel = z.infer<typeof readLabel>;

/** Why a part of a label may name the device. */
export const labelReason = z.enum([
  'wholeText',
  'deviceIdField',
  'registrationIdField',
  'serialField',
  'assetField',
  'nameField',
  'macAddress',
  'imei',
  'gs1Serial',
  'gs1Asset',
  'urlQuery',
  'urlPath',
]);
export type LabelReason = z.infer<typeof labelReason>;

export const labelCandidate = z.object({ value: z.string(), reason: labelReason });
export type LabelCandidate = z.infer<typeof labelCandidate>;

const scannedDevice = fleetRow.pick({
  deviceId: true,
  site: true,
  status: true,
  connectionState: true,
  securityModule: true,
  verdict: true,
  readAt: true,
});
export type ScannedDevice = z.infer<typeof scannedDevice>;

/** Where a candidate was found, the surest first: as the identifier, as the value of a tag, within either. */
export const matchPlace = z.enum(['deviceId', 'tag', 'part']);
export type MatchPlace = z.infer<typeof matchPlace>;

export const labelMatch = z.object({
  /** What was looked for, in this order. */
  candidates: z.array(labelCandidate),
  /** The candidate that decided and where it was found; null when nothing was. */
  found: z.object({ candidate: labelCandidate, place: matchPlace }).nullable(),
  /** At most 20; one of them to be chosen when there are several. */
  devices: z.array(scannedDevice),
  deviceCount: z.number().int(),
  /** False while the fleet has not been read: then nothing can be found yet. */
  isFleetRead: z.boolean(),
});
export type LabelMatch = z.infer<typeof labelMatch>;

/** Grey, one byte for each pixel, row by row. */
export const labelPicture = z
  .object({
    width: z.number().int().min(1).max(4096),
    height: z.number().int().min(1).max(4096),
    luminance: z.instanceof(Blob),
  })
  .refine(({ width, height, luminance }) => luminance.size === width * height);

const imageErrors = {
  /** More than 20 MB, or more than 50 million pixels. */
  IMAGE_TOO_LARGE: {},
  /** No PNG, JPEG, WebP, GIF or BMP, or damaged. */
  IMAGE_UNREADABLE: {},
} as const;

export const labels = {
  /**
   * While this is followed the page may ask for a camera, and for nothing else; the item says that it may now.
   */
  holdCamera: oc.output(eventIterator(z.object({ isAllowed: z.literal(true) }))),
  /** `glance` is for one of many frames and looks closer at each in another way, `thorough` for a picture that stands alone. */
  readPicture: oc
    .errors({ LABEL_READING_STOPPED: {} })
    .input(
      z.object({ picture: labelPicture, effort: z.enum(['glance', 'thorough']), frame: z.number().int() }),
    )
    .output(z.object({ labels: z.array(readLabel) })),
  /** The person picks a file; it has been looked at as `checkImage` does. */
  chooseImage: oc
    .errors({ ...imageErrors, NOTHING_CHOSEN: {} })
    .output(z.object({ fileName: z.string(), image: z.instanceof(Blob) })),
  /** Refuses what would be too large to decode, by what the file says of itself. */
  checkImage: oc.errors(imageErrors).input(z.object({ image: z.instanceof(Blob) })),
  match: oc
    .errors(hubErrors)
    .input(z.object({ text: z.string().max(longestLabel) }))
    .output(labelMatch),
};
