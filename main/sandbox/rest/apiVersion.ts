/** The versions of the REST interface that clients ask for. */
import { HubError } from '../hubError';
import type { RequestHead } from './request';

/**
 * Sources: the service and device SDKs for Node, C, C#, Java and Python, the Azure CLI's IoT extension, IoT Explorer and
 * the classic security agents over the years. The embedded hub answers all of them in the form of the newest.
 */
const known: ReadonlySet<string> = new Set([
  '2015-08-15-preview',
  '2016-02-03',
  '2016-11-14',
  '2017-06-30',
  '2017-11-08-preview',
  '2018-01-16',
  '2018-04-01',
  '2018-06-30',
  '2018-08-30-preview',
  '2019-03-30',
  '2019-07-01-preview',
  '2019-10-01',
  '2020-03-01',
  '2020-03-13',
  '2020-05-31-preview',
  '2020-09-30',
  '2021-04-12',
  '2024-03-31',
]);

/** Fails with InvalidProtocolVersion unless the address names a version that is known. */
export function checkApiVersion({ query }: RequestHead): void {
  const version = query.get('api-version');
  if (version && known.has(version.toLowerCase())) return;
  throw new HubError(
    'InvalidProtocolVersion',
    version
      ? `BadRequest: the api-version ${JSON.stringify(version.slice(0, 40))} is not supported.`
      : 'BadRequest: the address has no api-version.',
  );
}
