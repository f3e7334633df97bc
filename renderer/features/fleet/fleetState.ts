/** What the fleet screen knows. */
import type {
  FleetFilterError,
  FleetIndexProblem,
  FleetPage,
  FleetRow,
  FleetSort,
  FleetSync,
} from '../../../preload/contract';
import type { Failure } from '../../client/failure';
import type { RowBlocks } from '../../ui/grid/rowBlocks';

export interface FleetList {
  readonly readAt: string | null;
  readonly totalCount: number;
  readonly matchCount: number;
  readonly version: number;
  readonly facets: FleetPage['facets'];
  /** The query and order these rows were found with. */
  readonly query: string;
  readonly sort: FleetSort;
  /** What makes no sense in that query. */
  readonly filterErrors: readonly FleetFilterError[];
}

export interface FleetState {
  /** The hub whose list this is; null while none is open. */
  readonly hubId: string | null;
  /** What the person asks for, in the filter language; `list` follows when main has answered. */
  readonly query: string;
  readonly sort: FleetSort;
  /** Null before main's first answer for this hub. */
  readonly list: FleetList | null;
  readonly blocks: RowBlocks<FleetRow>;
  readonly searchFailure: Failure | null;
  /** Null while the list is neither being read nor waits to be read on. */
  readonly reading: FleetSync | null;
  /** When the changes since `list.readAt` were last read; null when never. */
  readonly changesReadAt: string | null;
  readonly indexProblem: FleetIndexProblem | null;
  readonly readFailure: Failure | null;
  /** How the newest reading ended, until the next one starts. */
  readonly readOutcome: 'done' | 'cancelled' | null;
}

export function startStateFor(hubId: string | null): FleetState {
  return {
    hubId,
    query: '',
    sort: { by: 'deviceId', direction: 'ascending' },
    list: null,
    blocks: new Map(),
    searchFailure: null,
    reading: null,
    changesReadAt: null,
    indexProblem: null,
    readFailure: null,
    readOutcome: null,
  };
}
