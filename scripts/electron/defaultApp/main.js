/**
 * Starts the app whose folder is named on the command line, as the program of this name in the official binary does.
 * A module, because Electron holds back `ready` until a main module is evaluated, and so until the app's own is.
 * https://github.com/electron/electron/blob/main/default_app/main.ts
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** `-r MODULE` is loaded before the app; every other option is Chromium's. */
function readArguments([argument, ...rest], modules = []) {
  if (argument === '-r') return readArguments(rest.slice(1), [...modules, rest[0]]);
  return argument?.startsWith('-') ? readArguments(rest, modules) : { named: argument, modules };
}

const { named, modules } = readArguments(process.argv.slice(1));
if (named === undefined) {
  console.error('Usage: electron [-r MODULE] FOLDER');
  process.exit(2);
}
const require = createRequire(import.meta.url);
for (const module of modules) require(resolve(module));
const folder = resolve(named);
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, main)).href);
