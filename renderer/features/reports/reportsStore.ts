/** A report from its runs to its file, a file that is verified, and the bundle for support. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  BundlePart,
  BundlePartId,
  ReportableRun,
  ReportDocument,
  ReportFormat,
  ReportVerdict,
  ReportWish,
} from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';

export interface ReportMaterial {
  readonly technician: string;
  readonly fingerprint: string;
  readonly runs: readonly ReportableRun[];
}

export interface PreparedReport {
  readonly reportId: string;
  readonly document: ReportDocument;
}

export type Work = 'preparing' | 'saving' | 'verifying' | 'gathering' | 'savingBundle';

export interface ReportsState {
  readonly deviceId: string | null;
  /** Null until main has answered for this device. */
  readonly material: ReportMaterial | null;
  readonly prepared: PreparedReport | null;
  readonly verified: { readonly fileName: string; readonly verdict: ReportVerdict } | null;
  readonly bundle: { readonly bundleId: string; readonly parts: readonly BundlePart[] } | null;
  /** The file written last. */
  readonly saved: { readonly of: 'report' | 'bundle'; readonly fileName: string } | null;
  readonly work: Work | null;
  readonly failure: Failure | null;
}

export interface ReportsStore {
  readonly state: StoreApi<ReportsState>;
  /** Shows what a report of this device can be made of; an empty id is of none. */
  show(hubId: string | null, deviceId: string): Promise<void>;
  prepare(wish: ReportWish): Promise<void>;
  /** What was prepared no longer says what the form says. */
  forgetPrepared(): void;
  save(format: ReportFormat): Promise<void>;
  verify(): Promise<void>;
  gatherBundle(): Promise<void>;
  saveBundle(partIds: readonly BundlePartId[]): Promise<void>;
}

const nothing = { material: null, prepared: null, saved: null, failure: null };

export function createReportsStore(client: Client): ReportsStore {
  const state = createStore<ReportsState>()(() => ({
    ...nothing,
    deviceId: null,
    verified: null,
    bundle: null,
    work: null,
  }));
  const { getState, setState } = state;
  let shownHubId: string | null = null;

  async function tried(work: Work | null, act: () => Promise<void>): Promise<void> {
    if (work !== null && getState().work !== null) return;
    setState({ work: work ?? getState().work, failure: null, ...(work === null ? {} : { saved: null }) });
    try {
      await act();
    } catch (error) {
      const failure = failureOf(error);
      const isNothingChosen = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
      setState({ failure: isNothingChosen ? null : failure });
    } finally {
      if (work !== null) setState({ work: null });
    }
  }

  return {
    state,
    async show(hubId, deviceId) {
      const now = getState();
      if (hubId !== shownHubId || deviceId !== now.deviceId) setState({ ...nothing, deviceId, bundle: null });
      shownHubId = hubId;
      if (hubId === null || deviceId === '') return;
      await tried(null, async () => {
        const material = await client.reports.material({ deviceId });
        if (getState().deviceId === deviceId && shownHubId === hubId) setState({ material });
      });
    },
    prepare: (wish) =>
      tried('preparing', async () => {
        const prepared = await client.reports.prepare(wish);
        if (getState().deviceId === wish.deviceId) setState({ prepared });
      }),
    forgetPrepared: () => {
      if (getState().prepared !== null) setState({ prepared: null, saved: null });
    },
    save: (format) =>
      tried('saving', async () => {
        const { prepared } = getState();
        if (prepared === null) return;
        const { fileName } = await client.reports.save({ reportId: prepared.reportId, format });
        setState({ saved: { of: 'report', fileName } });
      }),
    verify: () =>
      tried('verifying', async () => {
        setState({ verified: null });
        setState({ verified: await client.reports.verify() });
      }),
    gatherBundle: () =>
      tried('gathering', async () => {
        const { deviceId } = getState();
        setState({ bundle: await client.reports.gatherBundle({ deviceId: deviceId || null }) });
      }),
    saveBundle: (partIds) =>
      tried('savingBundle', async () => {
        const { bundle } = getState();
        if (bundle === null || partIds.length === 0) return;
        const { bundleId } = bundle;
        const { fileName } = await client.reports.saveBundle({ bundleId, partIds: [...partIds] });
        setState({ saved: { of: 'bundle', fileName } });
      }),
  };
}
