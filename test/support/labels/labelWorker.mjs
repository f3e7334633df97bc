// Runs the label reader's worker from source: Node 20 gives a worker thread no TypeScript loader by `--import`.
import { tsImport } from 'tsx/esm/api';

await tsImport('../../../main/labels/worker.ts', import.meta.url);
