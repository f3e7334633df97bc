/** What the fleet screen knows. */
import type {
  ConnectionState,
  FleetPage,
  FleetSort,
  FleetSync,
  IdentityStatus,
  SecurityModuleKind,
} from '../../../preload/contract';
import type { Failure } from '../../client/failure';
import type { FleetBlocks } from './fleetPages';

export interface FleetFilter {
  /** In the filter language. */
  readonly text: string;
  readonly connectionState: ConnectionState | null;
  readonly status: IdentityStatus | null;
  readonly securityModule: SecurityModuleKind | null;
}

export interface FleetList {
  readonly readAt: string | null;
  readonly totalCount: number;
  readonly matchCount: number;
  readonly version: number;
  readonly facets: FleetPage['facets'];
  /** The filter and order these rows were found with. */
  readonly filter: FleetFilter;
  readonly sort: FleetSort;
}

export interface FleetState {
  /** The hub whose list this is; null while none is open. */
  readonly hubId: string | null;
  /** What the person asks for; `list` follows when main has answered. */
  readonly filter: FleetFilter;
  readonly sort: FleetSort;
  /** Null before main's first answer for this hub. */
  readonly list: FleetList | null;
  readonly blocks: FleetBlocks;
  readonly searchFailure: Failure | null;
  /** Null while the list is not being read. */
  readonly reading: FleetSync | null;
  readonly readFailure: Failure | null;
  /** How the newest reading ended, until the next one starts. */
  readonly readOutcome: 'done' | 'cancelled' | null;
}

export const emptyFilter: FleetFilter = {
  text: '',
  connectionState: null,
  status: null,
  securityModule: null,
};

export function isFiltering({ text, connectionState, status, securityModule }: FleetFilter): boolean {
  return text !== '' || connectionState !== null || status !== null || securityModule !== null;
}

/** The filter as one query in the filter language. */
export function queryOf({ text, connectionState, status, securityModule }: FleetFilter): string {
  const terms = [
    connectionState === null ? '' : `connected:${connectionState === 'Connected' ? 'yes' : 'no'}`,
    status === null ? '' : `status:${status}`,
    securityModule === null ? '' : `module:${securityModule}`,
  ];
  // What is typed may end inside quotes, so it comes last.
  return [...terms, text].filter((term) => term !== '').join(' ');
}

export function startStateFor(hubId: string | null): FleetState {
  return {
    hubId,
    filter: emptyFilter,
    sort: { by: 'deviceId', direction: 'ascending' },
    list: null,
    blocks: new Map(),
    searchFailure: null,
    reading: null,
    readFailure: null,
    readOutcome: null,
  };
}
