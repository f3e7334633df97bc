/** What is changed at this laptop, at a real embedded hub: the fleet's list shows it, though queries do not yet. */
import { expect, it } from 'vitest';
import { type FleetService, notingChanges } from '../../main/fleet';
import type { HubClient } from '../../main/hubs';
import { fleetService } from '../support/fleet/fleetService';
import { twinRef, workbenchAtHub } from '../support/workbenchAtHub';

const { deviceId, moduleId } = twinRef;
const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';

/** A fleet that was read once; queries answer as they did then until `catchUp`. */
async function readFleet(hasModule: boolean) {
  const { client: hub, deleteModule } = await workbenchAtHub();
  if (!hasModule) deleteModule();
  const answers = new Map<string, Awaited<ReturnType<HubClient['query']>>>();
  let isLagging = true;
  const lagging: HubClient = {
    ...hub,
    query: async (sql, page, signal) => {
      const answer = (isLagging && answers.get(sql)) || (await hub.query(sql, page, signal));
      answers.set(sql, answer);
      return answer;
    },
  };
  const { fleet } = fleetService(() => lagging);
  const noted: Promise<void>[] = [];
  const client = notingChanges(hub, (change) => noted.push(fleet.noteChange(hub.hostName, change)));
  await read(fleet);
  return {
    client,
    read: () => read(fleet),
    catchUp: () => {
      isLagging = false;
    },
    row: async () => {
      await Promise.all(noted);
      const { rows } = await fleet.search({
        query: deviceId,
        sort: { by: 'deviceId', direction: 'ascending' },
        offset: 0,
        limit: 1,
        tagPaths: [],
      });
      return rows[0];
    },
  };
}

async function read(fleet: FleetService): Promise<void> {
  fleet.startSync(true);
  for await (const { outcome } of fleet.watchSync()) if (outcome !== null) return;
}

it('shows a module created and configured here before queries know of it, and when they do', async () => {
  const at = await readFleet(false);
  expect(await at.row()).toMatchObject({ securityModule: 'none', verdict: 'noModule', changedHere: null });

  await at.client.createModule(deviceId, moduleId, { type: 'sas', keys: null });
  const { etag } = await at.client.readModuleTwin(deviceId, moduleId);
  const desired = { [wrapper]: { snapshotFrequency: { value: 'PT5M' } } };
  await at.client.patchDesired(deviceId, moduleId, desired, etag);
  const configured = { securityModule: 'classic', verdict: 'silent', changedHere: expect.any(String) };
  expect(await at.row()).toMatchObject(configured);

  await at.read();
  expect(await at.row()).toMatchObject(configured);

  at.catchUp();
  await at.read();
  await at.read();
  expect(await at.row()).toMatchObject({ ...configured, changedHere: null });
});

it('shows no module that was deleted here, though queries still do', async () => {
  const at = await readFleet(true);
  expect(await at.row()).toMatchObject({ securityModule: 'classic' });
  const { identity } = await at.client.readModuleWithKeys(deviceId, moduleId);
  await at.client.deleteModule(identity);
  expect(await at.row()).toMatchObject({ securityModule: 'none', verdict: 'noModule' });
  await at.read();
  expect(await at.row()).toMatchObject({ securityModule: 'none', verdict: 'noModule' });
});

it('shows tags written here, and the site they name', async () => {
  const at = await readFleet(true);
  const { etag } = await at.client.readDeviceTwin(deviceId);
  await at.client.patchTwin({ deviceId, moduleId: null }, { tags: { site: 'Bilbao' } }, etag);
  expect(await at.row()).toMatchObject({ site: 'Bilbao', changedHere: expect.any(String) });
  await at.read();
  expect(await at.row()).toMatchObject({ site: 'Bilbao', changedHere: expect.any(String) });
  at.catchUp();
  await at.read();
  expect(await at.row()).toMatchObject({ site: 'Bilbao', changedHere: null });
});
