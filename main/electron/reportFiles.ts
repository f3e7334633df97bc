/** Reports on their way to paper and back from a file. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, session } from 'electron';
import type { ChosenReport } from '../reports';
import { chosenPath } from './dialogs';
import type { MainText } from './mainText';

const largestReportBytes = 100_000_000;
const scheme = 'siteward-report';

/**
 * Draws the page in a window nobody sees, in a session of its own that answers for this one page and nothing else, without
 * scripts. https://www.electronjs.org/docs/latest/api/web-contents#contentsprinttopdfoptions
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const url = `${scheme}://page/`;
  const own = session.fromPartition(randomUUID());
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.webRequest.onBeforeRequest((request, callback) => callback({ cancel: request.url !== url }));
  own.protocol.handle(
    scheme,
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(url);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    own.protocol.unhandle(scheme);
  }
}

/** Null when the person chose nothing. */
export async function chooseReport(words: MainText): Promise<ChosenReport | null> {
  const extensions = ['html', 'pdf', 'json'];
  const path = await chosenPath({
    title: words.chooseReport,
    properties: ['openFile'],
    filters: [
      { name: extensions.join(', '), extensions },
      { name: '*', extensions: ['*'] },
    ],
  });
  if (path === null) return null;
  const isTooLarge = (await stat(path)).size > largestReportBytes;
  return { fileName: basename(path), content: isTooLarge ? null : await readFile(path) };
}
