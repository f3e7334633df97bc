/** Native dialogs through which files enter and leave main without passing the window. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import type { PathPurpose, TextPurpose } from '../services';
import type { MainText } from './mainText';

export interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

const largestFileBytes = 1_000_000;

/** Null when the person chose nothing. A file over 1 MB is cut: nothing asked for here is that long. */
export async function chooseTextFile(purpose: TextPurpose, words: MainText): Promise<ChosenFile | null> {
  const { title, extensions } = textFileKinds(words)[purpose];
  const options = {
    title,
    properties: ['openFile' as const],
    filters: [
      { name: extensions.join(', '), extensions },
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

function textFileKinds(
  words: MainText,
): Readonly<Record<TextPurpose, { readonly title: string; readonly extensions: string[] }>> {
  return {
    connectionString: { title: words.chooseConnectionString, extensions: ['txt', 'config', 'json'] },
    caCertificate: { title: words.chooseCa, extensions: ['pem', 'crt', 'cer'] },
    baseline: { title: words.chooseBaseline, extensions: ['json'] },
    sshKey: { title: words.chooseSshKey, extensions: ['*'] },
  };
}

/** Where to save a file; null when the person chose nothing. The dialog asks before it gives a name that is taken. */
export async function choosePathToSave(
  purpose: PathPurpose,
  suggestedName: string,
  words: MainText,
): Promise<string | null> {
  const titles: Readonly<Record<PathPurpose, string>> = {
    privateKey: words.savePrivateKey,
    baseline: words.saveBaseline,
    diagnosis: words.saveDiagnosis,
    export: words.saveExport,
  };
  const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1);
  const options = {
    title: titles[purpose],
    defaultPath: suggestedName,
    filters: [{ name: extension, extensions: [extension] }],
    properties: ['showOverwriteConfirmation' as const],
  };
  const parent = BrowserWindow.getAllWindows()[0];
  const { filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return filePath || null;
}

/** Null when the person chose nothing. */
export async function chooseFolder(words: MainText): Promise<string | null> {
  const options = { title: words.chooseFolder, properties: ['openDirectory' as const] };
  const parent = BrowserWindow.getAllWindows()[0];
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}
