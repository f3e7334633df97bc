/** How many devices each choice would give, the other terms of the filter staying as they are. */
import type { FleetFacets } from '../../../preload/contract';
import { fitsGeneration, type Term } from '../filter';
import { type Bits, countCommon, intersect, unite } from './bits';
import type { ChoiceColumn } from './choiceColumn';
import type { FleetColumns } from './fleetColumns';

const mostSites = 50;

export interface TermSlots {
  readonly term: Term;
  readonly slots: Bits;
}

export interface Facets {
  of(terms: readonly TermSlots[]): FleetFacets;
  /** To be called when the columns change. */
  forget(): void;
}

export function createFacets(columns: FleetColumns): Facets {
  /** Of all devices: the same for every filter that says nothing, or nothing but a site. */
  let allSites: SiteFacets | null = null;
  return {
    of: (terms) =>
      facetsOf(columns, terms, (slots, isAll) => {
        if (!isAll) return sitesOf(columns.site, slots);
        allSites ??= sitesOf(columns.site, slots);
        return allSites;
      }),
    forget: () => {
      allSites = null;
    },
  };
}

type SiteFacets = Pick<FleetFacets, 'site' | 'siteCount'>;

function facetsOf(
  columns: FleetColumns,
  terms: readonly TermSlots[],
  sitesIn: (slots: Bits, isAll: boolean) => SiteFacets,
): FleetFacets {
  const count = columns.slotCount();
  const { choices } = columns;
  const all = selected(columns, terms);
  /** What all terms but those about this field select. */
  const without = (field: string): Bits => {
    const others = terms.filter(({ term }) => fieldOf(term) !== field);
    return others.length === terms.length ? all : selected(columns, others);
  };
  const counts = <Value extends string>(
    field: string,
    column: ChoiceColumn<Value>,
  ): Readonly<Record<Value, number>> => {
    const slots = without(field);
    // The keys are the values, one for one.
    return Object.fromEntries(
      column.values.map((value) => [value, countCommon(slots, column.slotsWith(value, count))]),
    ) as Record<Value, number>;
  };
  const ofGeneration = without('generation');
  const generation = (value: 'classic' | 'micro' | 'none'): number =>
    countCommon(
      ofGeneration,
      choices.securityModule.values
        .filter((kind) => fitsGeneration(kind, value))
        .reduce(
          (all, kind) => unite(all, choices.securityModule.slotsWith(kind, count)),
          new Uint32Array(ofGeneration.length),
        ),
    );
  return {
    connectionState: counts('connected', choices.connectionState),
    status: counts('status', choices.status),
    securityModule: counts('module', choices.securityModule),
    verdict: counts('verdict', choices.verdict),
    generation: { classic: generation('classic'), micro: generation('micro'), none: generation('none') },
    ...sitesIn(
      without('site'),
      terms.every(({ term }) => fieldOf(term) === 'site'),
    ),
  };
}

function selected(columns: FleetColumns, terms: readonly TermSlots[]): Bits {
  return terms.reduce((slots, term) => intersect(slots, term.slots), columns.present().slice());
}

function fieldOf({ condition }: Term): string {
  return condition.kind === 'choice' ? condition.field : condition.kind;
}

function sitesOf(column: FleetColumns['site'], slots: Bits): SiteFacets {
  const { frequent, differentCount, withoutCount } = column.frequencies(slots, null, mostSites);
  const sites = frequent.map(({ text, count }) => ({ site: text, count }));
  const all = withoutCount > 0 ? [...sites, { site: null, count: withoutCount }] : sites;
  return {
    site: all.sort((a, b) => b.count - a.count).slice(0, mostSites),
    siteCount: differentCount + (withoutCount > 0 ? 1 : 0),
  };
}
