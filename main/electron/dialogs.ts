/** Native dialogs through which text files enter main without passing the window. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import type { MainText } from './mainText';

export interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

const largestFileBytes = 1_000_000;

/** Null when the person chose nothing. A file over 1 MB is cut: neither a connection string nor a CA is that long. */
export async function chooseTextFile(
  purpose: 'connectionString' | 'caCertificate',
  words: MainText,
): Promise<ChosenFile | null> {
  const isCa = purpose === 'caCertificate';
  const extensions = isCa ? ['pem', 'crt', 'cer'] : ['txt', 'config', 'json'];
  const options = {
    title: isCa ? words.chooseCa : words.chooseConnectionString,
    properties: ['openFile' as const],
    filters: [
      { name: extensions.join(', '), extensions: extensions },
      { name: '*', extensions: ['*'] },
    ],
  };
  const parent = BrowserWindow.getAllWindows()[0];
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  const path = filePaths[0];
  if (path === undefined) return null;
  const content = await readFile(path);
  return { fileName: basename(path), text: content.subarray(0, largestFileBytes).toString('utf8') };
}
