/** Loads a hub, or the bare server, with calls over some connections for some time. */

import { serveJobs } from '../../support/processes/children';
import type { HubAddress, TlsAddress } from '../../support/processes/hubAddress';
import { sasToken } from '../../support/sasToken';
import { type HttpConnection, openHttp, requestText } from './httpConnection';

export type RestJob =
  | { readonly kind: 'constant'; readonly target: TlsAddress; readonly forMs: number }
  | {
      readonly kind: 'reads' | 'writes';
      readonly target: HubAddress;
      readonly forMs: number;
      readonly deviceIds: readonly string[];
    }
  | {
      readonly kind: 'queries';
      readonly target: HubAddress;
      readonly forMs: number;
      readonly queries: readonly string[];
    };

export interface RestFigures {
  readonly perS: number;
  /** Of the answers, on average. */
  readonly bytes: number;
  /** Of each call, for one connection after another. */
  readonly tookMs: readonly number[];
  /** Twins in the pages of queries. */
  readonly items: number;
}

const connections = { constant: 32, reads: 32, writes: 32, queries: 1 } as const;
const apiVersion = 'api-version=2021-04-12';

/** What one connection sends next, from what it got last. */
type Script = (index: number, lastBody: string) => string;

async function perform(job: RestJob): Promise<RestFigures> {
  const opened = await Promise.all(Array.from({ length: connections[job.kind] }, () => openHttp(job.target)));
  // Whatever was compiled or read for the first time does not count.
  await run(job, opened, job.forMs / 4);
  const figures = await run(job, opened, job.forMs);
  for (const connection of opened) connection.close();
  return figures;
}

async function run(job: RestJob, opened: readonly HttpConnection[], forMs: number): Promise<RestFigures> {
  const begunMs = performance.now();
  let [calls, bytes, items] = [0, 0, 0];
  const tookMs: number[] = [];
  await Promise.all(
    opened.map(async (connection, lane) => {
      const script = scriptOf(job, lane);
      let body = '';
      for (let index = 0; performance.now() - begunMs < forMs; index += 1) {
        const sentMs = performance.now();
        const answer = await connection.send(script(index, body));
        if (answer.status !== 200)
          throw new Error(`${job.kind}: ${answer.status} ${answer.body.slice(0, 300)}`);
        body = answer.body;
        calls += 1;
        bytes += body.length;
        if (job.kind === 'queries') {
          tookMs.push(performance.now() - sentMs);
          items += JSON.parse(body).length;
        }
      }
    }),
  );
  const seconds = (performance.now() - begunMs) / 1000;
  return { perS: calls / seconds, bytes: Math.round(bytes / calls), tookMs, items };
}

function scriptOf(job: RestJob, lane: number): Script {
  if (job.kind === 'constant') {
    const request = requestText('GET', `/?${apiVersion}`, { host: job.target.hostName });
    return () => request;
  }
  const { hostName, policyName, policyKey } = job.target;
  const authorization = sasToken({ resource: hostName, key: policyKey, policyName });
  const headers = { host: hostName, authorization };
  const withBody = { ...headers, 'content-type': 'application/json; charset=utf-8' };
  switch (job.kind) {
    case 'reads':
      return () => requestText('GET', `/twins/${oneOf(job.deviceIds)}?${apiVersion}`, headers);
    case 'writes': {
      // Each connection writes one device after another, each with the ETag it read just before.
      const path = `/twins/${job.deviceIds[lane]}?${apiVersion}`;
      return (index, lastBody) => {
        const etag = /"etag":"([^"]+)"/.exec(lastBody)?.[1];
        if (!etag) return requestText('GET', path, headers);
        const patch = JSON.stringify({ tags: { writes: index }, properties: { desired: { writes: index } } });
        return requestText('PATCH', path, { ...withBody, 'if-match': `"${etag}"` }, patch);
      };
    }
    case 'queries':
      return () => {
        const body = JSON.stringify({ query: oneOf(job.queries) });
        return requestText(
          'POST',
          `/devices/query?${apiVersion}`,
          { ...withBody, 'x-ms-max-item-count': '100' },
          body,
        );
      };
  }
}

function oneOf(list: readonly string[]): string {
  return list[Math.floor(Math.random() * list.length)] ?? '';
}

serveJobs({ kind: 'ready' }, perform);
