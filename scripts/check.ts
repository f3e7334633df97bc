/** `npm run check`: types, form and lint, who may enter which room, and licences. */
import { join } from 'node:path';
import { repositoryFolder } from './build/folders';
import { licenceProblems } from './check/licences';
import { roomProblems } from './check/rooms';
import { run } from './run';

const steps: readonly { readonly name: string; readonly passes: () => Promise<boolean> }[] = [
  { name: 'Types', passes: () => tool('typescript/bin/tsc', '--noEmit') },
  { name: 'Form and lint', passes: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
  { name: 'Rooms', passes: async () => hasNone(await roomProblems()) },
  { name: 'Licences', passes: async () => hasNone(await licenceProblems()) },
];

const failed: string[] = [];
for (const { name, passes } of steps) {
  console.log(`\n${name} …`);
  const isPassed = await passes();
  console.log(isPassed ? `${name}: passed` : `${name}: FAILED`);
  if (!isPassed) failed.push(name);
}
console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function tool(file: string, ...args: readonly string[]): Promise<boolean> {
  const program = join(repositoryFolder, 'node_modules', file);
  return (await run(process.execPath, [program, ...args], { cwd: repositoryFolder })) === 0;
}

function hasNone(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(`  ${problem}`);
  return problems.length === 0;
}
