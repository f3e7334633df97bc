/** What became of twins: a timeline of the states seen, comparisons between any two, and the way back to an old one. */
import type {
  ComparedSide,
  ComparedState,
  ComparisonView,
  DeviceTwinView,
  FilledBaseline,
  MomentView,
  SecurityTwinView,
} from '../../preload/contract';
import type { Baselines } from '../baselines';
import { ExpectedFailure } from '../failures';
import type { Drafts, Moment, MomentKeeper, Moments, TwinState } from '../outbox';
import { readConfiguration } from '../security';
import { sectionVersion, withoutMetadata } from '../twin';
import type { DeviceTwinBench, ModuleTwin, TwinRef, Workbench } from '../workbench';
import { type Comparable, differencesBetween, sectionOfValues } from './differences';
import { comparableOf, comparableOfDraft, generationOfModule } from './states';

/** A twin of the open hub; the device's own when there is no module. */
export interface AnyTwin {
  readonly deviceId: string;
  readonly moduleId: string | null;
}

export interface HistoryService {
  timeline(
    of: AnyTwin,
    before: number | null,
    limit: number,
  ): Promise<{ moments: MomentView[]; hasMore: boolean }>;
  /** Fails with MOMENT_UNKNOWN, DRAFT_ABSENT or NOT_COMPARABLE. */
  compare(left: ComparedState, right: ComparedState, signal?: AbortSignal): Promise<ComparisonView>;
  /** Fails with MOMENT_UNKNOWN or NOT_COMPARABLE. */
  restoreDevice(deviceId: string, momentId: number, signal?: AbortSignal): Promise<DeviceTwinView>;
  /** Fails with BASELINE_UNKNOWN, VARIABLES_INVALID or NOT_COMPARABLE. */
  applyBaseline(
    ref: TwinRef,
    baseline: FilledBaseline,
    how: 'replace' | 'merge',
    signal?: AbortSignal,
  ): Promise<SecurityTwinView>;
  /** Fails with MOMENT_UNKNOWN or NOT_COMPARABLE. */
  restore(ref: TwinRef, momentId: number, signal?: AbortSignal): Promise<SecurityTwinView>;
}

/** What the history reads of the open hub. */
export interface HistoryHub {
  readonly hostName: string;
  readModuleTwin(deviceId: string, moduleId: string, signal?: AbortSignal): Promise<ModuleTwin>;
  readDeviceTwin(deviceId: string, signal?: AbortSignal): Promise<ModuleTwin>;
}

export interface HistoryPorts {
  /** Fails with NO_HUB_OPEN. */
  readonly hub: () => HistoryHub;
  readonly moments: Moments;
  readonly keeper: MomentKeeper;
  readonly drafts: Drafts;
  readonly workbench: Pick<Workbench, 'replace' | 'merge'>;
  readonly deviceTwins: Pick<DeviceTwinBench, 'replace'>;
  readonly baselines: Pick<Baselines, 'fill'>;
  readonly now: () => Date;
}

interface Side {
  readonly shown: ComparedSide;
  readonly state: Comparable;
}

const mostChangesShown = 20;

export function createHistory(ports: HistoryPorts): HistoryService {
  const { hub, moments, keeper, drafts, workbench, deviceTwins, baselines, now } = ports;
  const found = async (momentId: number): Promise<Moment> => {
    const moment = await moments.find(momentId);
    if (moment === null) throw new ExpectedFailure('MOMENT_UNKNOWN');
    return moment;
  };

  const live = async ({ deviceId, moduleId }: AnyTwin, signal?: AbortSignal): Promise<Side> => {
    const openHub = hub();
    const { etag, tags, properties } = await (moduleId === null
      ? openHub.readDeviceTwin(deviceId, signal)
      : openHub.readModuleTwin(deviceId, moduleId, signal));
    const [state, at] = [{ etag, tags, ...properties }, now().toISOString()];
    keeper.keep({ hostName: openHub.hostName, deviceId, moduleId }, state, at, 'read');
    const shown = { kind: 'live', deviceId, moduleId, at, baseline: null } as const;
    return { shown, state: comparableOf(moduleId, state) };
  };

  const drafted = async ({ deviceId, moduleId }: AnyTwin): Promise<Side> => {
    const draft = await drafts.find({ hostName: hub().hostName, deviceId, moduleId });
    if (draft === null) throw new ExpectedFailure('DRAFT_ABSENT');
    return {
      shown: { kind: 'draft', deviceId, moduleId, at: draft.editedAt, baseline: null },
      state: comparableOfDraft(moduleId, draft),
    };
  };

  const ofBaseline = async (baseline: FilledBaseline): Promise<Side> => {
    const { of, values } = await baselines.fill(baseline);
    const { generation, name } = of.content;
    return {
      shown: {
        kind: 'baseline',
        deviceId: null,
        moduleId: null,
        at: of.savedAt,
        baseline: { name, version: of.version },
      },
      state: { generation, tags: null, desired: sectionOfValues(values), reported: null },
    };
  };

  const sideOf = async (side: ComparedState, signal?: AbortSignal): Promise<Side> => {
    switch (side.kind) {
      case 'live':
        return live(side, signal);
      case 'draft':
        return drafted(side);
      case 'moment': {
        const { of, lastSeenAt, state } = await found(side.momentId);
        const { deviceId, moduleId } = of;
        return {
          shown: { kind: 'moment', deviceId, moduleId, at: lastSeenAt, baseline: null },
          state: comparableOf(moduleId, state),
        };
      }
      case 'baseline':
        return ofBaseline(side);
    }
  };

  return {
    timeline: async ({ deviceId, moduleId }, before, limit) => {
      // One more than asked: the oldest shown is compared with the one before it.
      const of = { hostName: hub().hostName, deviceId, moduleId };
      const listed = await moments.list(of, before, limit + 1);
      return {
        moments: listed
          .slice(0, limit)
          .map((moment, index) => momentView(moment, listed[index + 1]?.state ?? null)),
        hasMore: listed.length > limit,
      };
    },
    compare: async (left, right, signal) => {
      const [one, other] = await Promise.all([sideOf(left, signal), sideOf(right, signal)]);
      if (one.state.generation !== other.state.generation) throw new ExpectedFailure('NOT_COMPARABLE');
      const { items, sameCount } = differencesBetween(one.state, other.state);
      return { left: one.shown, right: other.shown, items: [...items], sameCount };
    },
    applyBaseline: async (ref, baseline, how, signal) => {
      const { of, values } = await baselines.fill(baseline);
      if (of.content.generation !== generationOfModule(ref.moduleId)) {
        throw new ExpectedFailure('NOT_COMPARABLE');
      }
      return how === 'replace'
        ? workbench.replace(ref, values, signal)
        : workbench.merge(ref, values, signal);
    },
    restoreDevice: async (deviceId, momentId, signal) => {
      const { of, state } = await found(momentId);
      if (of.moduleId !== null) throw new ExpectedFailure('NOT_COMPARABLE');
      const sections = { tags: state.tags, desired: withoutMetadata(state.desired) };
      return deviceTwins.replace(deviceId, sections, signal);
    },
    restore: async (ref, momentId, signal) => {
      const { of, state } = await found(momentId);
      const generation = generationOfModule(ref.moduleId);
      if (generation === null || generation !== generationOfModule(of.moduleId)) {
        throw new ExpectedFailure('NOT_COMPARABLE');
      }
      return workbench.replace(ref, readConfiguration(generation, state.desired).values, signal);
    },
  };
}

function momentView(moment: Moment, before: TwinState | null): MomentView {
  const { momentId, cause, firstSeenAt, lastSeenAt, state, of } = moment;
  const changes =
    before === null
      ? null
      : differencesBetween(comparableOf(of.moduleId, before), comparableOf(of.moduleId, state)).items;
  return {
    momentId,
    cause,
    firstSeenAt,
    lastSeenAt,
    desiredVersion: sectionVersion(state.desired),
    reportedVersion: sectionVersion(state.reported),
    changes: changes?.slice(0, mostChangesShown).map(({ section, path }) => ({ section, path })) ?? null,
    changeCount: changes?.length ?? 0,
  };
}
