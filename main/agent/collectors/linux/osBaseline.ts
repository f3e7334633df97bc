/** The baseline of a Linux machine: what of it fails or cannot be told. */
import { baselineResults } from '../baseline/check';
import { linuxChecks } from '../baseline/linuxChecks';
import { linuxFactsOf, linuxSources } from '../baseline/linuxFacts';
import { recipe } from '../recipe';

export const osBaseline = recipe({
  needs: {},
  uses: linuxSources,
  read: (_needed, used) => baselineResults(linuxChecks, linuxFactsOf(used)),
});
