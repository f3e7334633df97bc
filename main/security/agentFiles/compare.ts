/** An agent's local configuration against the identity it should connect as. */
import { configurationWrapper } from '../wrappers';
import type { LocalConfiguration } from './localConfiguration';

export interface ExpectedIdentity {
  /** The hub's names that count: its own and that of a gateway before it. */
  readonly hostNames: readonly string[];
  readonly deviceId: string;
  readonly moduleId: string;
}

export type Mismatch = 'otherHub' | 'otherDevice' | 'otherModule' | 'otherObject';

export interface FoundMismatch {
  readonly kind: Mismatch;
  readonly configured: string;
  readonly expected: string;
}

/** What leads the agent elsewhere. Names of hubs are the same in any letter case; ids are not. */
export function mismatchesOf(
  configuration: LocalConfiguration,
  { hostNames, deviceId, moduleId }: ExpectedIdentity,
): readonly FoundMismatch[] {
  const { hostName, configurationObject } = configuration;
  const isOurHub = hostNames.some((name) => name.toLowerCase() === hostName?.toLowerCase());
  const pairs: readonly [Mismatch, string | null, string, boolean][] = [
    ['otherHub', hostName, hostNames[0] ?? '', isOurHub],
    ['otherDevice', configuration.deviceId, deviceId, configuration.deviceId === deviceId],
    ['otherModule', configuration.moduleId, moduleId, configuration.moduleId === moduleId],
    ['otherObject', configurationObject, configurationWrapper, configurationObject === configurationWrapper],
  ];
  return pairs.flatMap(([kind, configured, expected, isSame]) =>
    configured === null || isSame ? [] : [{ kind, configured, expected }],
  );
}
