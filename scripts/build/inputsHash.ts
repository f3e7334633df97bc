/** One hash over everything the build reads, so that an unchanged program is not built again. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { repositoryFolder } from './folders';

const inputFolders = ['main', 'preload', 'renderer', join('scripts', 'build')];
const inputFiles = ['package.json', 'package-lock.json', 'tsconfig.json'];

export async function inputsHash(): Promise<string> {
  const inFolders = await Promise.all(inputFolders.map(filesBelow));
  const files = [...inFolders.flat(), ...inputFiles.map((file) => join(repositoryFolder, file))].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file);
    hash
      .update(`${relative(repositoryFolder, file).split(sep).join('/')}\0${content.length}\0`)
      .update(content);
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(repositoryFolder, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
