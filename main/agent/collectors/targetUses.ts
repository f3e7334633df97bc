/** Everything that collecting may run or read on a device, so that it can be named before. */
import type { DeviceUse, Platform } from '../../targets';
import { sourcesOf } from './recipes';

/** What a device over SSH may be. */
const platforms: readonly Platform[] = ['linux', 'macos'];

export function collectingUses(): readonly DeviceUse[] {
  const uses = platforms
    .flatMap(sourcesOf)
    .flatMap(({ sources }) => sources)
    .map(
      (source): DeviceUse =>
        source.kind === 'command'
          ? { kind: 'command', command: source.command }
          : { kind: 'file', path: source.path },
    );
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}
