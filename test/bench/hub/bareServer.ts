/** The reference for calls: Node's HTTPS server answering a constant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServerCertificate } from '../../../main/sandbox/authority/certificates';
import { serveJobs } from '../../support/processes/children';

const folder = mkdtempSync(join(tmpdir(), 'siteward-bench-'));
const hostName = 'bare.siteward.localhost';
const { certificatePem, keyPem, caPem } = await openServerCertificate(folder, [hostName], new Date());
rmSync(folder, { recursive: true });
const text = JSON.stringify({
  constant: 'x'.repeat(Math.max(Number(process.env.SITEWARD_BENCH_BYTES) - 15, 0)),
});
const server = createServer({ cert: certificatePem, key: keyPem }, (_, response) => {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
});
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this form.
  serveJobs({ port: (server.address() as AddressInfo).port, caPem, hostName }, async () => ({}));
});
