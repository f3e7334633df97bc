/** The saved hubs, which of them is open, and how its newest call went. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HubStatus, SavedHub } from '../../preload/contract';
import type { Client } from '../client/client';
import { type Failure, failureOf } from '../client/failure';
import { follow } from '../client/follow';

export interface HubSessionState {
  /** Null until main has listed them. */
  readonly hubs: readonly SavedHub[] | null;
  readonly openHubId: string | null;
  /** Null until main has said it for the first time. */
  readonly status: HubStatus | null;
  readonly openingHubId: string | null;
  /** Why the hub asked for last was not opened. */
  readonly openFailure: { readonly hubId: string; readonly failure: Failure } | null;
}

export interface HubSession {
  readonly state: StoreApi<HubSessionState>;
  readList(): Promise<void>;
  /** False, with `openFailure` set, when it could not be opened. */
  open(hubId: string): Promise<boolean>;
  /** Puts in place what main said about one hub, for example its newly probed rights. */
  update(hub: SavedHub): void;
  close(): void;
}

export function createHubSession(client: Client): HubSession {
  const state = createStore<HubSessionState>()(() => ({
    hubs: null,
    openHubId: null,
    status: null,
    openingHubId: null,
    openFailure: null,
  }));

  async function readList(): Promise<void> {
    state.setState(await client.hubs.list());
  }

  const leave = follow((signal) => client.hubs.watch(undefined, { signal }), {
    onItem(status) {
      const isAnotherHub = status.openHubId !== state.getState().openHubId;
      state.setState({ status, openHubId: status.openHubId });
      if (isAnotherHub) void readList();
    },
  });

  return {
    state,
    readList,
    async open(hubId) {
      state.setState({ openingHubId: hubId, openFailure: null });
      try {
        await client.hubs.open({ hubId });
        await readList();
        return true;
      } catch (error) {
        const failure = failureOf(error);
        if (failure) state.setState({ openFailure: { hubId, failure } });
        return false;
      } finally {
        state.setState({ openingHubId: null });
      }
    },
    update(hub) {
      const { hubs } = state.getState();
      state.setState({ hubs: hubs?.map((each) => (each.hubId === hub.hubId ? hub : each)) ?? [hub] });
    },
    close: leave,
  };
}

export function openHubOf({ hubs, openHubId }: HubSessionState): SavedHub | null {
  return hubs?.find(({ hubId }) => hubId === openHubId) ?? null;
}
