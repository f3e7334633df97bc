/** Holds the source against the rules of `.dependency-cruiser.cjs`. */
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { repositoryFolder } from '../build/folders';

const sources = ['main', 'preload', 'renderer', 'scripts', 'test'];
/** Below this the cruiser has missed most of the source, as it silently does with a compiler it does not know. */
const fewestModules = 150;

/** What is wrong, one sentence each. */
export async function roomProblems(): Promise<string[]> {
  const options = await extractOptions(join(repositoryFolder, '.dependency-cruiser.cjs'));
  const tsConfig = extractTsConfig(join(repositoryFolder, 'tsconfig.json'));
  const { output } = await cruise(sources, { ...options, baseDir: repositoryFolder }, undefined, {
    tsConfig,
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser was asked for data and gave text.');

  const cruised = output.modules.filter(({ source }) =>
    sources.some((room) => source.startsWith(`${room}/`)),
  ).length;
  console.log(`${cruised} of our modules cruised`);
  const problems = output.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${rule.name}: ${from} → ${way}`;
  });
  if (cruised < fewestModules)
    problems.push(`Only ${cruised} modules were cruised, fewer than ${fewestModules}.`);
  return problems;
}
