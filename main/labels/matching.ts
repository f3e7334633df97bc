/** Finds the device that a label is on: by identifier, else by the value of a tag, else by a part of either. */
import {
  type LabelCandidate,
  type LabelMatch,
  type MatchPlace,
  matchPlace,
  type ScannedDevice,
} from '../../preload/contract';

export interface FoundDevices {
  /** The first of them; nobody chooses from more than a screenful. */
  readonly devices: readonly ScannedDevice[];
  readonly deviceCount: number;
  readonly isFleetRead: boolean;
}

export interface LabelFinder {
  /** Without regard to letter case. */
  find(place: MatchPlace, text: string): Promise<FoundDevices>;
}

/** Shorter ones stand within too many identifiers to tell anything. */
const shortestPart = 4;

/** The first place and candidate that lead to any device decide. */
export async function matchLabel(
  candidates: readonly LabelCandidate[],
  finder: LabelFinder,
): Promise<LabelMatch> {
  let isFleetRead = true;
  for (const place of matchPlace.options) {
    for (const candidate of candidates) {
      if (place === 'part' && candidate.value.length < shortestPart) continue;
      const found = await finder.find(place, candidate.value);
      ({ isFleetRead } = found);
      if (found.deviceCount === 0) continue;
      return {
        candidates: [...candidates],
        found: { candidate, place },
        ...found,
        devices: [...found.devices],
      };
    }
  }
  return { candidates: [...candidates], found: null, devices: [], deviceCount: 0, isFleetRead };
}
