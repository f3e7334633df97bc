/** Where the sources are and where the build puts its files. */
import { join } from 'node:path';

export const repositoryFolder = join(import.meta.dirname, '..', '..');
export const builtFolder = join(repositoryFolder, 'dist');
