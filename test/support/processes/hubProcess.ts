/** The embedded hub in a process of its own; its folder comes by environment. */
import { openHub } from '../../../main/sandbox/hub';
import { serveJobs } from './children';
import type { HubAddress } from './hubAddress';

const hub = await openHub({ folder: process.env.SITEWARD_HUB_FOLDER ?? '' });
const policy = hub.policies.find(({ name }) => name === 'iothubowner');
if (!policy) throw new Error('The hub has no policy iothubowner.');
const address: HubAddress = {
  port: hub.port,
  caPem: hub.caPem,
  hostName: hub.hostName,
  policyName: policy.name,
  policyKey: policy.primaryKey,
};
serveJobs(address, async () => ({}));
