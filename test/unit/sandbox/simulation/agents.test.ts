import { describe, expect, it, onTestFinished } from 'vitest';
import type { Schedule } from '../../../../main/sandbox/clock';
import { openHub } from '../../../../main/sandbox/hub';
import type { AcceptedMessage, IdentityRef, JsonObject } from '../../../../main/sandbox/ports';
import { sectionWithMetadata } from '../../../../main/sandbox/registry/section';
import { runClassicAgent } from '../../../../main/sandbox/simulation/classicAgent';
import { wrapperKey } from '../../../../main/sandbox/simulation/classicConfiguration';
import type { ClassicFlavour } from '../../../../main/sandbox/simulation/durations';
import { runMicroAgent } from '../../../../main/sandbox/simulation/microAgent';
import { judgeEcho, readConfiguration, savePatch, securityModuleIds } from '../../../../main/security';
import { temporaryFolder } from '../../../support/temporaryFolder';

async function hubWith(moduleId: string) {
  const messages: AcceptedMessage[] = [];
  let nowMs = Date.UTC(2026, 0, 1);
  const clock = {
    now: () => {
      nowMs += 10;
      return new Date(nowMs);
    },
  };
  const hub = await openHub({
    folder: temporaryFolder(),
    clock,
    onMessage: (message) => messages.push(message),
  });
  onTestFinished(() => hub.close());
  const ref: IdentityRef = { deviceId: 'd', moduleId };
  hub.rooms.identities.write({ deviceId: 'd' }, {}, null);
  hub.rooms.identities.write(ref, {}, null);
  const waiting: (() => void)[] = [];
  const schedule: Schedule = (work) => {
    waiting.push(work);
    return () => waiting.splice(waiting.indexOf(work), 1);
  };
  return {
    ref,
    messages,
    ports: { side: hub.deviceSide, clock, schedule },
    desire: (desired: JsonObject) => hub.rooms.twins.patch(ref, { properties: { desired } }, null),
    letAgentAnswer: () => {
      for (const work of waiting.splice(0)) work();
    },
    reported: () => sectionWithMetadata(hub.rooms.twins.read(ref).reported),
    desired: () => sectionWithMetadata(hub.rooms.twins.read(ref).desired),
  };
}

type TestHub = Awaited<ReturnType<typeof hubWith>>;

function judged({ desired, reported }: TestHub) {
  const section = desired();
  return judgeEcho({
    moduleId: securityModuleIds.classic,
    desired: section,
    reported: reported(),
    desiredVersion: Number(section.$version),
  });
}

describe.each<ClassicFlavour>(['c', 'csharp'])('a simulated %s agent', (flavour) => {
  it('applies a complete configuration, and the app sees that it did', async () => {
    const hub = await hubWith(securityModuleIds.classic);
    runClassicAgent(flavour, hub.ref, hub.ports);
    hub.desire(
      savePatch('classic', hub.desired(), { snapshotFrequency: 'PT24H', eventPriorityLogin: 'Low' }),
    );
    expect(judged(hub).outcome).toBe('waiting');
    hub.letAgentAnswer();
    expect(judged(hub).outcome).toBe('applied');
  });

  it('takes a patch of one property for the whole configuration', async () => {
    const hub = await hubWith(securityModuleIds.classic);
    runClassicAgent(flavour, hub.ref, hub.ports);
    hub.desire({ [wrapperKey]: { snapshotFrequency: { value: 'PT24H' } } });
    hub.letAgentAnswer();
    hub.desire({ [wrapperKey]: { highPriorityMessageFrequency: { value: 'PT1M' } } });
    hub.letAgentAnswer();
    const { values } = readConfiguration('classic', hub.reported());
    expect(values).toMatchObject({ snapshotFrequency: 'PT13H', highPriorityMessageFrequency: 'PT1M' });
    expect(judged(hub).outcome).toBe('rejected');
  });

  it('keeps its configuration when one value is wrong, and sends a ConfigurationError', async () => {
    const hub = await hubWith(securityModuleIds.classic);
    runClassicAgent(flavour, hub.ref, hub.ports);
    const { values: before } = readConfiguration('classic', hub.reported());
    hub.desire({ [wrapperKey]: { snapshotFrequency: { value: 'soon' } } });
    hub.letAgentAnswer();
    expect(readConfiguration('classic', hub.reported()).values).toEqual(before);
    expect(judged(hub).outcome).toBe(flavour === 'c' ? 'rejected' : 'waiting');
    const [message] = hub.messages;
    expect(message?.systemProperties.ifid).toBe('urn:azureiot:Security:SecurityAgent:1');
    expect(Buffer.from(message?.body ?? []).toString()).toContain('"TypeMismatch"');
  });
});

describe('a simulated C agent', () => {
  it('reports priorities in lower case and durations in its own words', async () => {
    const hub = await hubWith(securityModuleIds.classic);
    hub.desire({
      [wrapperKey]: { snapshotFrequency: { value: 'PT168H' }, eventPriorityLogin: { value: 'HIGH' } },
    });
    runClassicAgent('c', hub.ref, hub.ports);
    expect(readConfiguration('classic', hub.reported()).values).toMatchObject({
      snapshotFrequency: 'P1W',
      eventPriorityLogin: 'high',
    });
  });
});

describe('a simulated micro agent', () => {
  it('names the fields it cannot take, and forgets them when they are mended', async () => {
    const hub = await hubWith(securityModuleIds.micro);
    runMicroAgent(hub.ref, hub.ports);
    hub.desire({ Process_MessageFrequency: 'Often' });
    hub.letAgentAnswer();
    expect(hub.reported()).toMatchObject({
      latest_state: 'failed',
      latest_invalid_fields: ['Process_MessageFrequency'],
    });
    hub.desire({ Process_MessageFrequency: 'High' });
    hub.letAgentAnswer();
    expect(hub.reported()).toMatchObject({ latest_state: 'success' });
    expect(hub.reported()).not.toHaveProperty('latest_invalid_fields');
  });
});
