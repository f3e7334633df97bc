/** Settings begin with what the system says and outlive the program. */
import { expect, it } from 'vitest';
import { createSettings } from '../../../main/settings';

const fleetView = { columns: [], showsFacets: null };

function keptValues(first: Record<string, unknown> = {}) {
  const values = new Map(Object.entries(first));
  return {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
  };
}

it.each([
  ['es-MX', 'es'],
  ['es', 'es'],
  ['en-GB', 'en'],
  ['de-DE', 'en'],
])('speaks, for the system locale %s, %s', (locale, language) => {
  expect(createSettings(keptValues(), locale).read()).toEqual({ language, theme: 'system', fleetView });
});

it('keeps what was chosen over the system locale, one setting at a time', () => {
  const kept = keptValues();
  createSettings(kept, 'es-ES').change({ language: 'en' });
  createSettings(kept, 'es-ES').change({ theme: 'dark' });
  expect(createSettings(kept, 'es-ES').read()).toEqual({ language: 'en', theme: 'dark', fleetView });
});

it('reads a damaged file as if nothing had been chosen for the damaged part', () => {
  const kept = keptValues({ settings: { language: 'klingon', theme: 'light', fleetView: { columns: 3 } } });
  expect(createSettings(kept, 'en-US').read()).toEqual({ language: 'en', theme: 'light', fleetView });
});
