/**
 * Starts the app whose folder is named on the command line, as the program of this name in the official binary does.
 * https://github.com/electron/electron/blob/main/default_app/main.ts
 */
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  console.error('Usage: electron FOLDER');
  process.exit(2);
}
const folder = resolve(named);
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(folder);
import(pathToFileURL(join(folder, main)).href).catch((error) => {
  console.error(error);
  process.exit(1);
});
