/** `npm run bench -- NAME`: prints progress, and as its last line one JSON object with the figures and the machine. */
import { machine } from './machine';

const benches: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  start: async () => (await import('./start')).measureStart(),
  bundle: async () => (await import('./bundle')).measureBundle(),
  hub: async () => (await import('./hub')).measureHub(),
  save: async () => (await import('./save')).measureSave(),
  'two-writers': async () => (await import('./twoWriters')).measureTwoWriters(),
  twin: async () => (await import('./twin')).measureTwin(),
  sync: async () => (await import('./sync')).measureSync(),
  search: async () => (await import('./search')).measureSearch(),
  agent: async () => (await import('./agent')).measureAgent(),
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const figures = await bench();
console.log(JSON.stringify({ bench: name, ...figures, machine: machine() }));
process.exit(0);
