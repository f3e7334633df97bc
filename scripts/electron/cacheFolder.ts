/** This user's cache folder for Siteward, outside the repository, where each system keeps such folders. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(): string {
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Siteward', 'Cache');
    case 'darwin':
      return join(home, 'Library', 'Caches', 'Siteward');
    default:
      return join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'siteward');
  }
}
