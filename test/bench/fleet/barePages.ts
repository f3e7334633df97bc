/** Reads all pages of queries over one kept-alive connection and does nothing with them but count rows. */
import type { HubAddress } from '../../support/processes/hubAddress';
import { sasToken } from '../../support/sasToken';
import { openHttp, requestText } from '../hub/httpConnection';

export interface BarePages {
  readonly rows: number;
  readonly pages: number;
  readonly tookMs: number;
}

export async function readPagesBare(hub: HubAddress, queries: readonly string[]): Promise<BarePages> {
  const { hostName, policyName, policyKey } = hub;
  const connection = await openHttp(hub);
  const begunMs = performance.now();
  let [rows, pages] = [0, 0];
  for (const query of queries) {
    let continuation: string | undefined;
    do {
      const headers = {
        host: hostName,
        authorization: sasToken({ resource: hostName, key: policyKey, policyName }),
        'content-type': 'application/json; charset=utf-8',
        'x-ms-max-item-count': '1000',
        ...(continuation === undefined ? {} : { 'x-ms-continuation': continuation }),
      };
      const answer = await connection.send(
        requestText('POST', '/devices/query?api-version=2021-04-12', headers, JSON.stringify({ query })),
      );
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
      // Every row has one, and nothing else is so named.
      rows += answer.body.split('"deviceId":').length - 1;
      pages += 1;
      continuation = /\r\nx-ms-continuation: ([^\r\n]+)/i.exec(answer.head)?.[1];
    } while (continuation !== undefined);
  }
  connection.close();
  return { rows, pages, tookMs: performance.now() - begunMs };
}
