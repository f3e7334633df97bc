/** Which facets are shown, in which order, and which terms they stand for. */
import type { FleetFacets } from '../../../../preload/contract';
import {
  hasTerm,
  quotedWhereNeeded,
  valuesOf,
  withoutTerm,
  withTerm,
  withValue,
} from '../../../../preload/filterLanguage';

export interface FacetChoice {
  /** As main names it; null for devices without a site. */
  readonly name: string | null;
  /** As the filter language names it. */
  readonly value: string;
  readonly term: string;
  readonly count: number;
  readonly isChosen: boolean;
}

export interface FacetGroup {
  readonly field: 'verdict' | 'site' | 'module' | 'connected' | 'status';
  readonly choices: readonly FacetChoice[];
  /** Sites that are not among the choices. */
  readonly hiddenCount: number;
}

const noSite = '-site:*';
const mostSites = 8;
/** A longer one leaves no room in a query; the search field completes it by its beginning. */
const longestTerm = 500;

const connectedValues: Readonly<Record<string, string>> = { Connected: 'yes', Disconnected: 'no' };

/** Choices without a device are left out, unless they are chosen. */
export function facetGroups(facets: FleetFacets, query: string): readonly FacetGroup[] {
  const group = (
    field: Exclude<FacetGroup['field'], 'site'>,
    counts: Readonly<Record<string, number>>,
    values: Readonly<Record<string, string>> = {},
  ): FacetGroup => {
    const chosen = valuesOf(query, field).map((text) => text.toLowerCase());
    const choices = Object.entries(counts).map(([name, count]): FacetChoice => {
      const value = values[name] ?? name;
      return {
        name,
        value,
        term: `${field}:${value}`,
        count,
        isChosen: chosen.includes(value.toLowerCase()),
      };
    });
    return { field, choices: choices.filter(({ count, isChosen }) => count > 0 || isChosen), hiddenCount: 0 };
  };
  return [
    group('verdict', facets.verdict),
    siteGroup(facets, query),
    group('module', facets.securityModule),
    group('connected', facets.connectionState, connectedValues),
    group('status', facets.status),
  ];
}

function siteGroup({ site: sites, siteCount }: FleetFacets, query: string): FacetGroup {
  const chosen = valuesOf(query, 'site').map((text) => text.toLowerCase());
  const choices = sites
    .map(
      ({ site, count }): FacetChoice => ({
        name: site,
        value: site ?? '',
        term: site === null ? noSite : `site:${quotedWhereNeeded(site)}`,
        count,
        isChosen: site === null ? hasTerm(query, noSite) : chosen.includes(site.toLowerCase()),
      }),
    )
    .filter(({ term }) => term.length <= longestTerm)
    .filter(({ isChosen }, index) => index < mostSites || isChosen);
  return { field: 'site', choices, hiddenCount: Math.max(0, siteCount - choices.length) };
}

/** The query after this choice was clicked. */
export function toggled(query: string, field: FacetGroup['field'], choice: FacetChoice): string {
  if (field !== 'site') return withValue(query, field, choice.value, !choice.isChosen);
  if (choice.name !== null) {
    return withValue(withoutTerm(query, noSite), field, choice.value, !choice.isChosen);
  }
  if (choice.isChosen) return withoutTerm(query, noSite);
  const without = valuesOf(query, field).reduce((rest, site) => withValue(rest, field, site, false), query);
  return withTerm(without, noSite);
}
