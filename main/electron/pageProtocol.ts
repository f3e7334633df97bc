/** Serves the built window from the application's own files, with a fresh nonce at each page load. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Session } from 'electron';
import { contentSecurityPolicy } from './contentSecurityPolicy';
import { pageScheme } from './pageScheme';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const noncePlaceholder = '__CSP_NONCE__';

export function servePage(session: Session, folder: string): void {
  session.protocol.handle(pageScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    const contentType = contentTypes[extname(file)];
    if (request.method !== 'GET' || host !== 'app' || !file.startsWith(folder + sep) || !contentType) {
      return new Response(null, { status: 404 });
    }
    try {
      const content = await readFile(file);
      return extname(file) === '.html'
        ? htmlResponse(content.toString('utf8'))
        : assetResponse(content, contentType);
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function htmlResponse(html: string): Response {
  const nonce = randomBytes(18).toString('base64');
  return new Response(html.replaceAll(noncePlaceholder, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

function assetResponse(content: Uint8Array, contentType: string): Response {
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': contentType, 'x-content-type-options': 'nosniff' },
  });
}
