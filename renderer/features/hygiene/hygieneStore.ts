/** The newest check of the fleet as the window shows it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HygieneCode, HygieneFinding, HygieneProgress, HygieneView } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';

export interface HygieneState {
  /** Null until main has answered for this hub. */
  readonly view: HygieneView | null;
  /** Of the rules that were opened, as far as they were read. */
  readonly findings: Readonly<Partial<Record<HygieneCode, readonly HygieneFinding[]>>>;
  /** Null while nothing is checked. */
  readonly checking: HygieneProgress | null;
  readonly isComparing: boolean;
  readonly failure: Failure | null;
  /** What ended last, to be said once. */
  readonly ended: 'checked' | 'cancelled' | 'compared' | null;
}

export interface HygieneStore {
  readonly state: StoreApi<HygieneState>;
  /** Shows the newest check of the hub, and makes one where there is none. */
  showHub(hubId: string | null): Promise<void>;
  check(): void;
  cancel(): void;
  compareKeys(): Promise<void>;
  /** The next findings of a rule. */
  readMore(code: HygieneCode): Promise<void>;
}

export const findingsAtOnce = 50;

const nothing: HygieneState = {
  view: null,
  findings: {},
  checking: null,
  isComparing: false,
  failure: null,
  ended: null,
};

export function createHygieneStore(client: Client): HygieneStore {
  const state = createStore<HygieneState>()(() => nothing);
  const { getState, setState } = state;
  let leave: (() => void) | null = null;

  async function read(): Promise<void> {
    setState({ view: await client.hygiene.read(), findings: {} });
  }

  async function attempt(call: () => Promise<void>): Promise<void> {
    setState({ failure: null });
    try {
      await call();
    } catch (error) {
      setState({ failure: failureOf(error) });
    }
  }

  function end(ended: HygieneState['ended']): void {
    leave?.();
    leave = null;
    setState({ checking: null, ended });
  }

  function check(): void {
    if (leave !== null) return;
    setState({
      checking: { phase: 'checking', devicesChecked: 0, deviceCount: 0 },
      failure: null,
      ended: null,
    });
    leave = follow((signal) => client.hygiene.check(undefined, { signal }), {
      onItem: (checking) => setState({ checking }),
      onEnd: () => void attempt(read).then(() => end('checked')),
      onFailure: (error) => {
        end(null);
        setState({ failure: failureOf(error) });
      },
    });
  }

  return {
    state,
    async showHub(hubId) {
      end(null);
      setState(nothing);
      if (hubId === null) return;
      await attempt(read);
      if (getState().view?.checkedAt === null) check();
    },
    check,
    cancel: () => end('cancelled'),
    async compareKeys() {
      setState({ isComparing: true, ended: null });
      await attempt(async () => {
        const view = await client.hygiene.compareKeys();
        setState({ view, findings: {}, ended: 'compared' });
      });
      setState({ isComparing: false });
    },
    readMore: (code) =>
      attempt(async () => {
        const before = getState().findings[code] ?? [];
        const answer = await client.hygiene.findings({ code, offset: before.length, limit: findingsAtOnce });
        // A newer check has other findings.
        if (answer.checkedAt !== getState().view?.checkedAt) return;
        setState({ findings: { ...getState().findings, [code]: [...before, ...answer.findings] } });
      }),
  };
}
