/** In which order checks stand: each after all it depends on. Pure. */
import type { CheckId } from '../../preload/contract';

interface Ordered {
  readonly checkId: CheckId;
  readonly dependsOn: readonly CheckId[];
}

/** The chosen checks and, before each, what it depends on; otherwise in the order of `all`. Fails on a circle. */
export function inOrder<Each extends Ordered>(all: readonly Each[], chosen: readonly CheckId[]): Each[] {
  const byId = new Map(all.map((each) => [each.checkId, each]));
  const wanted = new Set(chosen);
  const ordered: Each[] = [];
  const above = new Set<CheckId>();

  function place(checkId: CheckId): void {
    const each = byId.get(checkId);
    if (each === undefined || ordered.includes(each)) return;
    if (above.has(checkId)) throw new Error(`The check ${checkId} depends on itself.`);
    above.add(checkId);
    for (const dependency of each.dependsOn) place(dependency);
    above.delete(checkId);
    ordered.push(each);
  }

  for (const { checkId } of all) if (wanted.has(checkId)) place(checkId);
  return ordered;
}
