/** Native dialogs through which files enter and leave main without passing the window. */
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { largestImageFileBytes } from '../labels';
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
  const path = await chosenPath({
    title,
    properties: ['openFile'],
    filters: [
      { name: extensions.join(', '), extensions },
      { name: '*', extensions: ['*'] },
    ],
  });
  if (path === null) return null;
  const content = await readFile(path);
  return { fileName: basename(path), text: content.subarray(0, largestFileBytes).toString('utf8') };
}

const imageExtensions = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp'];

/** Null when the person chose nothing. A file too large for any picture is cut here and refused by who checks it. */
export async function chooseImageFile(
  words: MainText,
): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const path = await chosenPath({
    title: words.chooseImage,
    properties: ['openFile'],
    filters: [{ name: imageExtensions.join(', '), extensions: imageExtensions }],
  });
  return path === null
    ? null
    : { path, bytes: new Uint8Array(await startOf(path, largestImageFileBytes + 1)) };
}

async function startOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Null when the person chose nothing. */
export async function chosenPath(options: OpenDialogOptions): Promise<string | null> {
  const parent = BrowserWindow.getAllWindows()[0];
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

function textFileKinds(
  words: MainText,
): Readonly<Record<TextPurpose, { readonly title: string; readonly extensions: string[] }>> {
  return {
    connectionString: { title: words.chooseConnectionString, extensions: ['txt', 'config', 'json'] },
    caCertificate: { title: words.chooseCa, extensions: ['pem', 'crt', 'cer'] },
    baseline: { title: words.chooseBaseline, extensions: ['json'] },
    sshKey: { title: words.chooseSshKey, extensions: ['*'] },
    deviceCertificate: { title: words.chooseDeviceCertificate, extensions: ['pem', 'crt', 'cer'] },
    deviceKey: { title: words.chooseDeviceKey, extensions: ['pem', 'key'] },
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
    messages: words.saveMessages,
    report: words.saveReport,
    supportBundle: words.saveSupportBundle,
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

/** Of messages, as a path: it may be larger than memory. Null when the person chose nothing. */
export async function chooseRecording(words: MainText): Promise<string | null> {
  const options = {
    title: words.openMessages,
    properties: ['openFile' as const],
    filters: [
      { name: 'jsonl', extensions: ['jsonl'] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const parent = BrowserWindow.getAllWindows()[0];
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
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
