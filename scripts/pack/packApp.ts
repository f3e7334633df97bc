/** Packs the built app with an Electron into a folder that can be started, without making an installer of it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '../build/buildApp';
import { repositoryFolder } from '../build/folders';
import { electronExecutable } from '../electron/electronExecutable';
import { run } from '../run';

const electronBuilder = join(repositoryFolder, 'node_modules', 'electron-builder', 'cli.js');

/** The path of the packed app's program, below `outputFolder`. */
export async function packApp(outputFolder: string): Promise<string> {
  await buildApp();
  const electron = await electronExecutable();
  if (electron.source === 'stand-in') {
    console.log('Packing with a stand-in for the official Electron: good for trying, not for a release.');
  }
  const settings = [`-c.electronDist=${electron.folder}`, `-c.directories.output=${outputFolder}`];
  const exitCode = await run(
    process.execPath,
    [electronBuilder, '--dir', '--publish', 'never', ...settings],
    {
      cwd: repositoryFolder,
    },
  );
  if (exitCode !== 0) throw new Error(`electron-builder ended with code ${exitCode}.`);
  return packedProgram(outputFolder);
}

async function packedProgram(outputFolder: string): Promise<string> {
  const program = {
    win32: { folder: /^win.*-unpacked$/, path: 'Siteward.exe' },
    darwin: { folder: /^mac/, path: join('Siteward.app', 'Contents', 'MacOS', 'Siteward') },
    linux: { folder: /^linux.*-unpacked$/, path: 'siteward' },
  }[process.platform as string];
  const folder = (await readdir(outputFolder)).find((name) => program?.folder.test(name));
  if (!program || !folder) throw new Error(`electron-builder left no app in ${outputFolder}.`);
  return join(outputFolder, folder, program.path);
}
