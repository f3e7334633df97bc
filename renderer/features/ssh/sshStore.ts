/** The device over SSH as the window follows it: how it is to be reached, what stands in the way, what ran on it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NamedUse, SshFailure, SshHostKey, SshState } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { emptyForm, formOf, type HopForm, type HopName, type SshForm, type SshWish } from './sshForm';

/** What a person has to know before the connection can be made, or why it is not made. */
export type SshObstacle =
  | { readonly kind: 'unknownKey'; readonly hostKey: SshHostKey }
  | {
      readonly kind: 'changedKey' | 'revokedKey';
      readonly hostKey: SshHostKey & { readonly knownIn: string };
    }
  | { readonly kind: 'failed'; readonly failed: SshFailure };

export interface SshScreenState {
  /** Null until main has told it. */
  readonly status: SshState | null;
  readonly uses: readonly NamedUse[];
  readonly deviceId: string;
  readonly form: SshForm;
  readonly isConnecting: boolean;
  readonly obstacle: SshObstacle | null;
  readonly failure: Failure | null;
  readonly watchFailure: Failure | null;
}

export interface SshStore {
  readonly state: StoreApi<SshScreenState>;
  /** Follows the connection; the returned function ends that, not the connection. */
  watch(): () => void;
  /** Fills the form with what was used for this device. */
  showDevice(hubId: string | null, deviceId: string): void;
  setForm(form: SshForm): void;
  /** The clipboard's text becomes the password, or the passphrase of the key, without passing the window. */
  paste(hop: HopName, what: 'passwordId' | 'passphraseId'): Promise<void>;
  chooseKey(hop: HopName): Promise<void>;
  connect(deviceId: string, wish: SshWish): Promise<void>;
  cancel(): void;
  /** Trusts the host key that is asked about and connects. */
  trust(deviceId: string, wish: SshWish): Promise<void>;
  disconnect(): Promise<void>;
}

export function createSshStore(client: Client): SshStore {
  const state = createStore<SshScreenState>()(() => ({
    status: null,
    uses: [],
    deviceId: '',
    form: emptyForm,
    isConnecting: false,
    obstacle: null,
    failure: null,
    watchFailure: null,
  }));
  const { getState, setState } = state;
  let connecting: AbortController | null = null;
  let shownFor = '';

  async function tried(act: () => Promise<void>): Promise<void> {
    setState({ failure: null });
    try {
      await act();
    } catch (error) {
      const failure = failureOf(error);
      const obstacle = obstacleOf(failure);
      if (obstacle) setState({ obstacle });
      else if (!(failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN')) setState({ failure });
      if (failure?.kind === 'declared' && failure.code === 'HELD_EXPIRED') forgetHeld();
    }
  }

  function changeHop(hop: HopName, changes: Partial<HopForm>): void {
    const { form } = getState();
    setState({ form: { ...form, [hop]: { ...form[hop], ...changes } } });
  }

  function forgetHeld(): void {
    for (const hop of ['device', 'jump'] as const) {
      changeHop(hop, { passwordId: null, key: null, passphraseId: null });
    }
  }

  async function connect(deviceId: string, { device, jump, mayUseSudo }: SshWish): Promise<void> {
    if (getState().isConnecting) return;
    const own = new AbortController();
    connecting = own;
    setState({ isConnecting: true, obstacle: null });
    await tried(async () => {
      const wish = { deviceId, ...device, jump, mayUseSudo };
      setState({ status: await client.ssh.connect(wish, { signal: own.signal }) });
    });
    connecting = null;
    setState({ isConnecting: false });
  }

  return {
    state,
    watch: () => {
      setState({ watchFailure: null });
      client.ssh.uses().then(
        (uses) => setState({ uses }),
        (error: unknown) => setState({ watchFailure: failureOf(error) }),
      );
      return follow((signal) => client.ssh.watch(undefined, { signal }), {
        onItem: (status) => setState({ status }),
        onFailure: (error) => setState({ watchFailure: failureOf(error) }),
      });
    },
    showDevice: (hubId, deviceId) => {
      const wanted = `${hubId} ${deviceId}`;
      if (wanted === shownFor) return;
      shownFor = wanted;
      setState({ deviceId, form: emptyForm, obstacle: null, failure: null });
      if (hubId === null || deviceId === '') return;
      void tried(async () => {
        const remembered = await client.ssh.remembered({ deviceId });
        if (wanted === shownFor && getState().form === emptyForm) setState({ form: formOf(remembered) });
      });
    },
    setForm: (form) => setState({ form, obstacle: null }),
    paste: (hop, what) =>
      tried(async () => {
        const { secretId } = await client.ssh.holdClipboard();
        changeHop(hop, { [what]: secretId });
      }),
    chooseKey: (hop) =>
      tried(async () => {
        changeHop(hop, { key: await client.ssh.chooseKey(), passphraseId: null });
      }),
    connect,
    cancel: () => connecting?.abort(),
    trust: async (deviceId, wish) => {
      const { obstacle } = getState();
      if (obstacle?.kind !== 'unknownKey') return;
      await tried(async () => {
        await client.ssh.trustHostKey(obstacle.hostKey);
        setState({ obstacle: null });
      });
      if (getState().obstacle === null) await connect(deviceId, wish);
    },
    disconnect: () =>
      tried(async () => {
        setState({ status: await client.ssh.disconnect() });
      }),
  };
}

/** Null for failures that are shown as any other. */
function obstacleOf(failure: Failure | null): SshObstacle | null {
  if (failure?.kind !== 'declared') return null;
  // Main validated the data of each code against the contract.
  switch (failure.code) {
    case 'SSH_FAILED':
      return { kind: 'failed', failed: failure.data as SshFailure };
    case 'HOST_KEY_UNKNOWN':
      return { kind: 'unknownKey', hostKey: failure.data as SshHostKey };
    case 'HOST_KEY_CHANGED':
      return { kind: 'changedKey', hostKey: failure.data as SshHostKey & { knownIn: string } };
    case 'HOST_KEY_REVOKED':
      return { kind: 'revokedKey', hostKey: failure.data as SshHostKey & { knownIn: string } };
    default:
      return null;
  }
}
