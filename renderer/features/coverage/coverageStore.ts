/** Coverage as the window shows it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoverageOrder, CoverageSample, CoverageSite, CoverageView } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import type { Division } from './parts';

export const periods = [30, 90, 365] as const;
export type Period = (typeof periods)[number];

export interface CoverageState {
  /** Null until main has answered for this hub. */
  readonly view: CoverageView | null;
  /** The sites read so far, in the chosen order. */
  readonly sites: readonly CoverageSite[];
  readonly trend: readonly CoverageSample[];
  readonly failure: Failure | null;
  readonly order: CoverageOrder;
  readonly division: Division;
  readonly shape: 'picture' | 'table';
  readonly period: Period;
}

export interface CoverageStore {
  readonly state: StoreApi<CoverageState>;
  read(): Promise<void>;
  readMore(): Promise<void>;
  orderBy(order: CoverageOrder): void;
  divideBy(division: Division): void;
  showAs(shape: CoverageState['shape']): void;
  lookBack(period: Period): void;
  forget(): void;
}

export const sitesAtOnce = 25;

export function createCoverageStore(client: Client): CoverageStore {
  const state = createStore<CoverageState>()(() => ({
    view: null,
    sites: [],
    trend: [],
    failure: null,
    order: 'exposed',
    division: 'verdict',
    shape: 'picture',
    period: 30,
  }));
  const { getState, setState } = state;
  /** Only the answer to the newest question is shown. */
  let newest = 0;

  async function ask(offset: number): Promise<void> {
    newest += 1;
    const asked = newest;
    const { order, period } = getState();
    try {
      const [view, trend] = await Promise.all([
        client.coverage.read({ order, offset, limit: sitesAtOnce }),
        client.coverage.trend({ days: period }),
      ]);
      if (asked !== newest) return;
      const before = offset > 0 && getState().view?.version === view.version ? getState().sites : [];
      if (offset > before.length) {
        // The list changed in between: its sites are asked for from the first on.
        await ask(0);
        return;
      }
      setState({ view, trend, sites: [...before.slice(0, offset), ...view.sites], failure: null });
    } catch (error) {
      if (asked === newest) setState({ failure: failureOf(error) });
    }
  }

  return {
    state,
    read: () => ask(0),
    readMore: () => ask(getState().sites.length),
    orderBy(order) {
      setState({ order });
      void ask(0);
    },
    divideBy: (division) => setState({ division }),
    showAs: (shape) => setState({ shape }),
    lookBack(period) {
      setState({ period });
      void ask(0);
    },
    forget: () => setState({ view: null, sites: [], trend: [], failure: null }),
  };
}
