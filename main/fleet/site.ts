/** Where a device stands, from the tags people use for it. */

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * `tags.site`, else `tags.location` or its `site`, `name`, `plant`, `building` or `city`: tags are free
 * (MicrosoftDocs/azure-docs iot-hub-devguide-device-twins.md), these are the ones its examples and fleets use.
 */
export function siteOf(site: unknown, location: unknown): string | null {
  const direct = textOf(site) ?? textOf(location);
  if (direct !== null || typeof location !== 'object' || location === null) return direct;
  for (const name of ['site', 'name', 'plant', 'building', 'city']) {
    const text = textOf(Reflect.get(location, name));
    if (text !== null) return text;
  }
  return null;
}
