// @vitest-environment jsdom
/** What coverage says of a whole fleet, in numbers that fit their words. */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FleetPanel } from '../../../../renderer/features/coverage/FleetPanel';
import { renderScreen } from '../../../support/window/renderScreen';

afterEach(cleanup);

it.each([
  ['en', 1, 1, '1 device at 1 site ·'],
  ['en', 2, 1, '2 devices at 1 site ·'],
  ['en', 2, 2, '2 devices at 2 sites ·'],
  ['es', 1, 1, '1 dispositivo en 1 emplazamiento ·'],
  ['es', 3, 2, '3 dispositivos en 2 emplazamientos ·'],
] as const)('in %s, %i at %i', async (language, deviceCount, siteCount, words) => {
  const view = {
    readAt: null,
    oldestReadAt: null,
    version: 1,
    deviceCount,
    counts: [],
    siteCount,
    offset: 0,
    sites: [],
  };
  await renderScreen(<FleetPanel view={view} division="verdict" />, {
    route: { screen: 'coverage' },
    procedures: {},
    language,
  });
  expect(screen.getByText((text) => text.startsWith(words))).toBeTruthy();
});
