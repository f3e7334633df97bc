/** The reference for messages: an `aedes` broker behind TLS, with nothing added. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { Aedes } from 'aedes';
import { openServerCertificate } from '../../../main/sandbox/authority/certificates';
import { serveJobs } from '../../support/processes/children';

const folder = mkdtempSync(join(tmpdir(), 'siteward-bench-'));
const hostName = 'bare.siteward.localhost';
const { certificatePem, keyPem, caPem } = await openServerCertificate(folder, [hostName], new Date());
rmSync(folder, { recursive: true });
const broker = await Aedes.createBroker();
const server = createServer({ cert: certificatePem, key: keyPem }, broker.handle);
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this form.
  serveJobs({ port: (server.address() as AddressInfo).port, caPem, hostName }, async () => ({}));
});
