/** The local agent as the window sees it: its state and its log, and what may be asked of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AgentBatch,
  AgentStart,
  AgentStatus,
  LoggedAgentEntry,
  NamedUse,
} from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';

/** Older entries are forgotten by the window, and counted. */
export const mostEntries = 5000;

export type AgentRequest = 'start' | 'stop' | 'sendNow';

export interface ReachedDevice {
  readonly hubId: string | null;
  readonly deviceId: string;
}

export interface AgentScreenState {
  /** Null until main has told it. */
  readonly status: AgentStatus | null;
  /** Oldest first. */
  readonly entries: readonly LoggedAgentEntry[];
  /** Entries that are no longer kept, here or in main. */
  readonly skippedCount: number;
  /** What is being asked of main now. */
  readonly request: AgentRequest | null;
  readonly requestFailure: Failure | null;
  /** Why nothing more is heard of the agent. */
  readonly watchFailure: Failure | null;
  /** The device that an SSH connection is open to, and its hub. */
  readonly reached: ReachedDevice | null;
  /** What may run on a device over SSH; empty until a connection was seen. */
  readonly uses: readonly NamedUse[];
}

export interface AgentStore {
  readonly state: StoreApi<AgentScreenState>;
  /** Follows the agent; the returned function ends that, not the agent. */
  watch(): () => void;
  start(input: AgentStart): Promise<void>;
  stop(): Promise<void>;
  sendNow(): Promise<void>;
}

export function createAgentStore(client: Client): AgentStore {
  const state = createStore<AgentScreenState>()(() => ({
    status: null,
    entries: [],
    skippedCount: 0,
    request: null,
    requestFailure: null,
    watchFailure: null,
    reached: null,
    uses: [],
  }));
  const { setState } = state;

  async function ask(request: AgentRequest, call: () => Promise<AgentStatus>): Promise<void> {
    setState({ request, requestFailure: null });
    try {
      setState({ status: await call() });
    } catch (error) {
      setState({ requestFailure: failureOf(error) });
    } finally {
      setState({ request: null });
    }
  }

  /** Without a word of it the agent collects from this laptop only. */
  function watchSsh(): () => void {
    return follow((signal) => client.ssh.watch(undefined, { signal }), {
      onItem: ({ connection, hubId, deviceId }) => {
        const isReached = connection === 'connected' && deviceId !== null;
        setState({ reached: isReached ? { hubId, deviceId } : null });
        if (connection === 'connected' && state.getState().uses.length === 0) {
          client.ssh.uses().then(
            (uses) => setState({ uses }),
            (error: unknown) => setState({ requestFailure: failureOf(error) }),
          );
        }
      },
      onFailure: () => setState({ reached: null }),
    });
  }

  return {
    state,
    watch() {
      // A new stream begins with the last entries again.
      setState({ entries: [], skippedCount: 0, watchFailure: null });
      const leaveSsh = watchSsh();
      const leaveAgent = follow((signal) => client.agent.watch(undefined, { signal }), {
        onItem: (batch) => setState((now) => withBatch(now, batch)),
        onFailure: (error) => setState({ watchFailure: failureOf(error) }),
      });
      return () => {
        leaveSsh();
        leaveAgent();
      };
    },
    start: (input) => ask('start', () => client.agent.start(input)),
    stop: () => ask('stop', () => client.agent.stop()),
    sendNow: () => ask('sendNow', () => client.agent.sendNow()),
  };
}

function withBatch(
  { entries, skippedCount }: AgentScreenState,
  batch: AgentBatch,
): Pick<AgentScreenState, 'status' | 'entries' | 'skippedCount'> {
  const all = [...entries, ...batch.entries];
  const kept = all.slice(-mostEntries);
  return {
    status: batch.status,
    entries: kept,
    skippedCount: skippedCount + batch.skipped + all.length - kept.length,
  };
}

/** Whether there is an agent that can be stopped. */
export function isRunning({ state }: AgentStatus): boolean {
  switch (state) {
    case 'starting':
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return true;
    case 'stopped':
    case 'stopping':
    case 'failed':
      return false;
  }
}
