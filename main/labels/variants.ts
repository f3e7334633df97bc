/** The ways in which a picture is looked at, from the plainest to those for labels in the worst condition. */
import { enlarged, flattened, inverted, type Picture, smoothed, turned } from './picture';

export type Variant = (picture: Picture) => Picture;

/** Pictures larger than this have pixels enough. */
const enlargedUpToPx = 900_000;

function enlargedIfSmall(picture: Picture): Picture {
  return picture.width * picture.height > enlargedUpToPx ? picture : enlarged(picture);
}

/** Bar codes are read up to about 12 degrees from level or upright. */
const slants: readonly number[] = [45, 22, 68];

export const variants: readonly Variant[] = [
  (picture) => picture,
  flattened,
  (picture) => smoothed(flattened(picture), 1),
  (picture) => enlargedIfSmall(flattened(picture)),
  enlargedIfSmall,
  (picture) => inverted(flattened(picture)),
  ...slants.map(
    (degrees): Variant =>
      (picture) =>
        turned(flattened(picture), degrees),
  ),
  (picture) => enlargedIfSmall(smoothed(flattened(picture), 1)),
  (picture) => enlargedIfSmall(smoothed(flattened(picture), 2)),
  ...slants.map(
    (degrees): Variant =>
      (picture) =>
        turned(smoothed(flattened(picture), 1), degrees),
  ),
  ...slants.map(
    (degrees): Variant =>
      (picture) =>
        turned(inverted(flattened(picture)), degrees),
  ),
];
