/** Facets: which are shown, which are chosen, and what a click makes of the query. */
import { expect, it } from 'vitest';
import type { FleetFacets } from '../../../../preload/contract';
import {
  type FacetGroup,
  facetGroups,
  toggled,
} from '../../../../renderer/features/fleet/search/facetGroups';

const facets: FleetFacets = {
  connectionState: { Connected: 3, Disconnected: 4 },
  status: { enabled: 7, disabled: 0 },
  securityModule: { none: 1, classic: 6, micro: 0, both: 0, nearMiss: 0, unknown: 0 },
  verdict: {
    rejected: 2,
    drifting: 0,
    silent: 0,
    obsolete: 0,
    nearMiss: 0,
    noModule: 1,
    customised: 4,
    default: 0,
    unknown: 0,
  },
  generation: { classic: 6, micro: 0, none: 1 },
  site: [
    { site: 'Bilbao', count: 4 },
    { site: 'San Juan', count: 2 },
    { site: null, count: 1 },
  ],
  siteCount: 3,
};

function choicesOf(query: string, field: FacetGroup['field']) {
  return facetGroups(facets, query).find((group) => group.field === field)?.choices ?? [];
}

function click(query: string, field: FacetGroup['field'], name: string | null): string {
  const choice = choicesOf(query, field).find((each) => each.name === name);
  if (!choice) throw new Error(`No choice ${name}`);
  return toggled(query, field, choice);
}

it('leaves out choices without a device, unless they are chosen', () => {
  expect(choicesOf('', 'status').map(({ name }) => name)).toEqual(['enabled']);
  expect(choicesOf('STATUS:Disabled', 'status').map(({ name, isChosen }) => [name, isChosen])).toEqual([
    ['enabled', false],
    ['disabled', true],
  ]);
});

it('writes a term when a choice is clicked and takes it away when it is clicked again', () => {
  const chosen = click('pump', 'verdict', 'rejected');
  expect(chosen).toBe('pump verdict:rejected');
  expect(click(chosen, 'verdict', 'noModule')).toBe('pump verdict:rejected,noModule');
  expect(click(chosen, 'verdict', 'rejected')).toBe('pump');
  expect(click('', 'connected', 'Disconnected')).toBe('connected:no');
});

it('asks for sites or for devices without one, never for both', () => {
  const sites = click(click('', 'site', 'Bilbao'), 'site', 'San Juan');
  expect(sites).toBe('site:Bilbao,"San Juan"');
  const none = click(sites, 'site', null);
  expect(none).toBe('-site:*');
  expect(click(none, 'site', null)).toBe('');
  expect(click(none, 'site', 'Bilbao')).toBe('site:Bilbao');
});

it('shows the sites with the most devices, the chosen ones, and how many there are beside', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ site: `S${index}`, count: 20 - index }));
  const group = facetGroups({ ...facets, site: many, siteCount: 60 }, 'site:s11').find(
    ({ field }) => field === 'site',
  );
  expect(group?.choices.map(({ name }) => name)).toEqual([
    'S0',
    'S1',
    'S2',
    'S3',
    'S4',
    'S5',
    'S6',
    'S7',
    'S11',
  ]);
  expect(group?.hiddenCount).toBe(51);
});

it('leaves a site whose name is too long for a query among those beside', () => {
  const group = facetGroups(
    { ...facets, site: [{ site: 'x'.repeat(4000), count: 9 }, ...facets.site], siteCount: 4 },
    '',
  ).find(({ field }) => field === 'site');
  expect(group?.choices.map(({ name }) => name)).toEqual(['Bilbao', 'San Juan', null]);
  expect(group?.hiddenCount).toBe(1);
});
