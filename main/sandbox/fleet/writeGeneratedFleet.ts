/** Writes the registry of a generated fleet, with a note of which fleet it is. */
import { writeRegistry } from '../registry/bulkLoad';
import { type GeneratedFleet, generatedFleet } from './generatedFleet';
import { type NewRecord, recordsOf } from './plant';

/** Devices written so far; `indexing` when all are and only the indexes are left. */
export type PlantingProgress =
  | { readonly kind: 'writing'; readonly devices: number }
  | { readonly kind: 'indexing' };

/** The setting of a registry that says it: seed and number of devices. */
export const fleetSetting = 'generatedFleet';

export function writeGeneratedFleet(
  file: string,
  fleet: GeneratedFleet,
  now: Date,
  onProgress: (progress: PlantingProgress) => void,
): Promise<void> {
  let devices = 0;
  function* records(): Iterable<NewRecord> {
    for (const device of generatedFleet(fleet)) {
      yield* recordsOf(device, now);
      devices += 1;
    }
  }
  const settings = { [fleetSetting]: JSON.stringify(fleet) };
  return writeRegistry(file, records(), settings, (written) =>
    onProgress(written === null ? { kind: 'indexing' } : { kind: 'writing', devices }),
  );
}
