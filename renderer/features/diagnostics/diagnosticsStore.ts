/** The diagnosis of one device as the window follows it: what is planned, runs and was found. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  CheckDescription,
  CheckId,
  CheckResult,
  Diagnosis,
  DiagnosisEvent,
  DiagnosisTarget,
} from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';

export interface ChosenFolder {
  readonly folderId: string;
  readonly name: string;
}

export interface ReachedDevice {
  readonly hubId: string | null;
  readonly deviceId: string;
  /** `user@host`. */
  readonly name: string;
}

export interface DiagnosticsState {
  readonly hubId: string | null;
  readonly deviceId: string | null;
  readonly descriptions: readonly CheckDescription[];
  readonly phase: 'idle' | 'running' | 'cancelling';
  /** In dependency order; null before the first run. */
  readonly planned: readonly CheckId[] | null;
  readonly running: readonly CheckId[];
  readonly results: readonly CheckResult[];
  /** The finished one. */
  readonly diagnosis: Diagnosis | null;
  readonly folder: ChosenFolder | null;
  /** The device that an SSH connection is open to. */
  readonly reached: ReachedDevice | null;
  /** The name of the file written last. */
  readonly savedAs: string | null;
  readonly failure: Failure | null;
}

export interface DiagnosticsStore {
  readonly state: StoreApi<DiagnosticsState>;
  /** Shows this device's newest diagnosis, unless one runs; an empty id is of none. */
  show(hubId: string | null, deviceId: string): void;
  /** Follows the SSH connection; the returned function ends that, not the connection. */
  watchSsh(): () => void;
  /** Looks on the device in the chosen folder, else over SSH where it is reached, else not at all. */
  run(deviceId: string, checkIds: readonly CheckId[] | null): Promise<void>;
  cancel(): Promise<void>;
  chooseFolder(): Promise<void>;
  forgetFolder(): void;
  save(): Promise<void>;
}

const nothing = { planned: null, running: [], results: [], diagnosis: null, savedAs: null, failure: null };

export function createDiagnosticsStore(client: Client): DiagnosticsStore {
  const state = createStore<DiagnosticsState>()(() => ({
    ...nothing,
    hubId: null,
    deviceId: null,
    descriptions: [],
    phase: 'idle',
    folder: null,
    reached: null,
  }));
  const { getState, setState } = state;
  /** Shown as soon as the run is over, when another hub was opened meanwhile. */
  let afterwards: { readonly hubId: string | null; readonly deviceId: string } | null = null;

  async function tried(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const failure = failureOf(error);
      const isNothingChosen = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
      setState({ failure: isNothingChosen ? null : failure });
    }
  }

  async function showLast(deviceId: string): Promise<void> {
    const [descriptions, diagnosis] = await Promise.all([
      client.diagnostics.checks(),
      deviceId === '' ? null : client.diagnostics.last({ deviceId }),
    ]);
    setState({ descriptions });
    if (diagnosis === null || getState().deviceId !== deviceId || getState().phase !== 'idle') return;
    setState({
      diagnosis,
      results: diagnosis.results,
      planned: diagnosis.results.map(({ checkId }) => checkId),
    });
  }

  function show(hubId: string | null, deviceId: string): void {
    const now = getState();
    if (now.phase !== 'idle') {
      afterwards = hubId === now.hubId ? null : { hubId, deviceId };
      return;
    }
    if (hubId !== now.hubId || deviceId !== now.deviceId) setState({ ...nothing, hubId, deviceId });
    void tried(() => showLast(deviceId));
  }

  return {
    state,
    show,
    async run(deviceId, checkIds) {
      const { folder, phase } = getState();
      if (phase !== 'idle') return;
      setState({ ...nothing, deviceId, phase: 'running' });
      await tried(async () => {
        const target = targetOf(deviceId, folder, getState());
        const wish = { deviceId, checkIds: checkIds === null ? null : [...checkIds], target };
        for await (const event of await client.diagnostics.run(wish)) setState((now) => after(now, event));
      });
      setState({ phase: 'idle', running: [] });
      if (afterwards !== null) show(afterwards.hubId, afterwards.deviceId);
      afterwards = null;
    },
    watchSsh: () =>
      // Without a word of it the checks look where they are told.
      follow((signal) => client.ssh.watch(undefined, { signal }), {
        onItem: ({ connection, hubId, deviceId, name }) => {
          const isReached = connection === 'connected' && deviceId !== null;
          setState({ reached: isReached ? { hubId, deviceId, name: name ?? '' } : null });
        },
      }),
    async cancel() {
      const { deviceId, phase } = getState();
      if (deviceId === null || phase !== 'running') return;
      setState({ phase: 'cancelling' });
      await tried(async () => void (await client.diagnostics.cancel({ deviceId })));
    },
    chooseFolder: () =>
      tried(async () => {
        setState({ folder: await client.diagnostics.chooseFolder(), failure: null });
      }),
    forgetFolder: () => setState({ folder: null }),
    save: () =>
      tried(async () => {
        const { deviceId } = getState();
        if (deviceId === null) return;
        const { fileName } = await client.diagnostics.save({ deviceId });
        setState({ savedAs: fileName, failure: null });
      }),
  };
}

function targetOf(
  deviceId: string,
  folder: ChosenFolder | null,
  shown: Pick<DiagnosticsState, 'hubId' | 'reached'>,
): DiagnosisTarget {
  if (folder !== null) return { kind: 'folder', folderId: folder.folderId };
  return isReachedOverSsh(shown, deviceId) ? { kind: 'ssh' } : { kind: 'none' };
}

/** Two hubs may each have a device of one name. */
export function isReachedOverSsh(
  { hubId, reached }: Pick<DiagnosticsState, 'hubId' | 'reached'>,
  deviceId: string,
): boolean {
  return reached?.deviceId === deviceId && reached.hubId === hubId;
}

function after({ running, results }: DiagnosticsState, event: DiagnosisEvent): Partial<DiagnosticsState> {
  switch (event.kind) {
    case 'planned':
      return { planned: event.checkIds };
    case 'started':
      return { running: [...running, event.checkId] };
    case 'finished': {
      const { result } = event;
      return {
        running: running.filter((checkId) => checkId !== result.checkId),
        results: [...results, result],
      };
    }
    case 'done':
      return { diagnosis: event.diagnosis, results: event.diagnosis.results, running: [] };
  }
}
