/** Faults of the open hub's fleet: looked for in the list on this laptop, and in keys when a person asks for it. */
import type {
  HygieneCode,
  HygieneFinding,
  HygieneProgress,
  HygieneView,
  KeyComparison,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { FleetService } from '../fleet';
import type { HubClient } from '../hubs';
import { byGravity, createFleetCheck } from './check';
import { createFactMaker } from './indexedFacts';
import { compareKeys } from './keys';
import type { RuleOutcome } from './ruleCheck';

/** All fail with NO_HUB_OPEN. */
export interface HygieneService {
  read(): Promise<HygieneView>;
  /** Ends after `done`; when it is left before, the check before stays. */
  check(signal?: AbortSignal): AsyncGenerator<HygieneProgress, void, void>;
  /** Fails with HUB_CALL_FAILED or NOT_CHECKED. */
  compareKeys(signal?: AbortSignal): Promise<HygieneView>;
  /** Fails with NOT_CHECKED. */
  findings(code: HygieneCode, offset: number, limit: number): HygieneFindings;
}

export interface HygieneFindings {
  readonly checkedAt: string;
  readonly findings: HygieneFinding[];
}

export interface HygienePorts {
  readonly openHub: () => HubClient;
  readonly fleet: Pick<FleetService, 'scan' | 'state'>;
  readonly now: () => Date;
}

interface Checked {
  readonly hub: HubClient;
  readonly version: number;
  readonly checkedAt: string;
  readonly readAt: string | null;
  readonly oldestReadAt: string | null;
  readonly deviceCount: number;
  readonly outcomes: readonly RuleOutcome[];
}

interface Compared {
  readonly hub: HubClient;
  readonly about: KeyComparison;
  readonly outcome: RuleOutcome;
}

const unchecked: HygieneView = {
  checkedAt: null,
  deviceCount: 0,
  readAt: null,
  oldestReadAt: null,
  rules: [],
  keys: null,
  isOutdated: false,
};

export function createHygiene({ openHub, fleet, now }: HygienePorts): HygieneService {
  let newest: Checked | null = null;
  let compared: Compared | null = null;

  const checked = (): Checked | null => (newest?.hub === openHub() ? newest : null);
  const keys = (): Compared | null => (compared?.hub === openHub() ? compared : null);

  function outcomes(of: Checked): readonly RuleOutcome[] {
    const ofKeys = keys();
    return byGravity(ofKeys === null ? of.outcomes : [ofKeys.outcome, ...of.outcomes]);
  }

  async function read(): Promise<HygieneView> {
    const of = checked();
    if (of === null) return unchecked;
    const { checkedAt, deviceCount, readAt, oldestReadAt, version } = of;
    return {
      checkedAt,
      deviceCount,
      readAt,
      oldestReadAt,
      rules: outcomes(of).map(({ result }) => result),
      keys: keys()?.about ?? null,
      isOutdated: (await fleet.state()).version !== version,
    };
  }

  return {
    read,
    check: async function* (signal) {
      const hub = openHub();
      const { deviceCount, readAt, version } = await fleet.state();
      const progress = (phase: HygieneProgress['phase'], devicesChecked: number): HygieneProgress => ({
        phase,
        devicesChecked,
        deviceCount,
      });
      const factsOf = createFactMaker();
      const check = createFleetCheck(now().getTime());
      let devicesChecked = 0;
      let oldestReadAt: string | null = null;
      for await (const devices of fleet.scan(signal)) {
        for (const indexed of devices) {
          check.take(factsOf(indexed));
          const at = indexed.device.readAt;
          if (oldestReadAt === null || at < oldestReadAt) oldestReadAt = at;
        }
        devicesChecked += devices.length;
        yield progress('checking', devicesChecked);
      }
      if (signal?.aborted) return;
      newest = {
        hub,
        version,
        checkedAt: now().toISOString(),
        readAt,
        oldestReadAt,
        deviceCount: devicesChecked,
        outcomes: check.outcomes(),
      };
      yield progress('done', devicesChecked);
    },
    compareKeys: async (signal) => {
      const hub = openHub();
      const of = checked();
      if (of === null) throw new ExpectedFailure('NOT_CHECKED');
      const devices = await hub.listDeviceKeys(signal);
      const about: KeyComparison = {
        comparedAt: now().toISOString(),
        deviceCount: devices.length,
        isWhole: devices.length >= of.deviceCount,
      };
      compared = { hub, about, outcome: compareKeys(devices) };
      return read();
    },
    findings: (code, offset, limit) => {
      const of = checked();
      if (of === null) throw new ExpectedFailure('NOT_CHECKED');
      const found = outcomes(of).find(({ result }) => result.code === code)?.findings ?? [];
      return { checkedAt: of.checkedAt, findings: found.slice(offset, offset + limit) };
    },
  };
}
