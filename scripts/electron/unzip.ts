/** Unpacks a zip file, keeping the files' permissions. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** `place` names where below `folder` an entry goes; null leaves it out. Folders come with their files. */
export async function unzip(
  zip: string,
  folder: string,
  place: (path: string) => string | null,
): Promise<void> {
  const archive = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(zip, {
    lazyEntries: true,
    autoClose: true,
  });
  const openStream = (entry: yauzl.Entry): Promise<NodeJS.ReadableStream> =>
    new Promise((resolve, reject) => {
      archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });

  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.on('entry', (entry: yauzl.Entry) => {
      unpack(entry).then(() => archive.readEntry(), reject);
    });
    archive.readEntry();
  });

  async function unpack(entry: yauzl.Entry): Promise<void> {
    const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (path === null) return;
    const target = join(folder, path);
    if (relative(folder, target).split(sep).includes('..'))
      throw new Error(`${entry.fileName} leaves the folder.`);
    await mkdir(dirname(target), { recursive: true });
    // The upper half holds Unix permissions. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.15
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await openStream(entry), createWriteStream(target, { mode: mode || 0o644 }));
  }
}
