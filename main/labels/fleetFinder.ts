/** Looks candidates of a label up in the fleet, in its filter language (docs/filter-language.md). */
import type { FleetPage } from '../../preload/contract';
import type { FleetService } from '../fleet';
import type { FoundDevices, LabelFinder } from './matching';

const mostDevices = 20;
/** So many rows, with so many of their tags, are looked at for a value that is the candidate and not only holds it. */
const mostRows = 500;
const mostTagPaths = 20;
const tagPrefix = 'tags.';

export function createFleetFinder({ search, paths }: Pick<FleetService, 'search' | 'paths'>): LabelFinder {
  const ask = (query: string, limit: number, tagPaths: readonly string[]): Promise<FleetPage> =>
    search({ query, sort: { by: 'deviceId', direction: 'ascending' }, offset: 0, limit, tagPaths });

  async function withTag(text: string): Promise<FoundDevices> {
    const page = await ask(quoted(text), mostRows, await frequentTags());
    const devices = page.rows.filter(({ tags }) =>
      Object.values(tags).some((value) => value.trim().toLowerCase() === text.toLowerCase()),
    );
    return { ...found(page), devices: devices.slice(0, mostDevices), deviceCount: devices.length };
  }

  async function frequentTags(): Promise<string[]> {
    const tags = (await paths()).filter(({ path }) => path.startsWith(tagPrefix));
    return tags
      .toSorted((a, b) => b.deviceCount - a.deviceCount)
      .slice(0, mostTagPaths)
      .map(({ path }) => path.slice(tagPrefix.length));
  }

  return {
    find: async (place, text) => {
      switch (place) {
        case 'deviceId':
          return found(await ask(`id:${quoted(text)}`, mostDevices, []));
        case 'tag':
          return withTag(text);
        case 'part':
          return found(await ask(quoted(text), mostDevices, []));
      }
    },
  };
}

function found({ rows, matchCount, readAt }: FleetPage): FoundDevices {
  return { devices: rows, deviceCount: matchCount, isFleetRead: readAt !== null };
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
