/** What a save changes to bring a configuration of a foreign shape into the one agents read. */
import type { JsonChange, JsonObject } from '../../preload/contract';
import { diffBetween, mergePatch, withoutMetadata } from '../twin';
import { readConfiguration } from './configuration';
import { savePatch } from './savePatch';

/** Of the desired section of a classic module; null for a shape agents read. The values stay what they are. */
export function migrationOf(desired: JsonObject): readonly JsonChange[] | null {
  const { shape, values } = readConfiguration('classic', desired);
  if (shape === 'current' || shape === 'none') return null;
  const migrated = mergePatch(desired, savePatch('classic', desired, values));
  return diffBetween(withoutMetadata(desired), withoutMetadata(migrated));
}
