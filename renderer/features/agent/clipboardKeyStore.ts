/** The device's key as the window knows it: that main has taken one from the clipboard. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';

export interface ClipboardKeyState {
  readonly keyId: string | null;
  readonly isTaking: boolean;
  readonly failure: Failure | null;
}

export interface ClipboardKeyStore {
  readonly state: StoreApi<ClipboardKeyState>;
  /** False, with `failure` set, when the clipboard holds no key. */
  take(): Promise<boolean>;
}

export function createClipboardKeyStore({ provisioning }: Client): ClipboardKeyStore {
  const state = createStore<ClipboardKeyState>()(() => ({ keyId: null, isTaking: false, failure: null }));
  const { getState, setState } = state;
  return {
    state,
    take: async () => {
      if (getState().isTaking) return false;
      setState({ isTaking: true, failure: null });
      try {
        const { keyId } = await provisioning.takeKey();
        setState({ keyId });
        return true;
      } catch (error) {
        setState({ failure: failureOf(error) });
        return false;
      } finally {
        setState({ isTaking: false });
      }
    },
  };
}
