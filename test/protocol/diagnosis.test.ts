import { describe, expect, it } from 'vitest';
import { configurationWrapper } from '../../main/security';
import type { Diagnosis } from '../../preload/contract';
import { complaints, diagnosisBench, moduleRef, resultOf } from '../support/diagnosis/bench';
import { withCertificate } from '../support/diagnosis/deviceFaults';

const property = 'lowPriorityMessageFrequency';

async function withAgent() {
  const bench = await diagnosisBench();
  const desired = {
    [configurationWrapper]: { [property]: { value: 'PT4H' }, snapshotFrequency: { value: 'PT10H' } },
  };
  bench.hub.rooms.twins.patch(moduleRef, { properties: { desired } }, null);
  bench.startAgent();
  return {
    ...bench,
    wrapper: () => bench.hub.rooms.twins.read(moduleRef).desired.properties[configurationWrapper],
    roundTrip: (options: Parameters<typeof bench.run>[0] = {}) =>
      bench.run({ checkIds: ['twinRoundTrip'], ...options }),
  };
}

const unchanged = { [property]: { value: 'PT4H' }, snapshotFrequency: { value: 'PT10H' } };

describe('a healthy device', () => {
  it('is given no warning, and every check of laptop, hub and device is made', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const diagnosis = await bench.run({ target: bench.device().target });
    expect(complaints(diagnosis)).toEqual([]);
    expect(
      diagnosis.results.filter(({ outcome }) => outcome === 'skipped').map(({ checkId }) => checkId),
    ).toEqual(['laptopCaptivePortal']);
    expect(diagnosis.results).toHaveLength(33);
  });

  it('is given no warning by a folder of its files either', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const diagnosis = await bench.run({ target: bench.device().target, isFolder: true });
    expect(complaints(diagnosis)).toEqual([]);
    expect(resultOf(diagnosis, 'agentCredential').outcome).toBe('pass');
    expect(resultOf(diagnosis, 'agentService').verdict).toBe('notInFolder');
  });

  it('is given no warning with a certificate of its own either, and tells nobody its private key', async () => {
    const bench = await diagnosisBench();
    const diagnosis = await bench.run(await withCertificate({})(bench));
    expect(complaints(diagnosis)).toEqual([]);
    const { verdict, evidence } = resultOf(diagnosis, 'agentCredential');
    expect(verdict).toBe('credentialFits');
    expect(evidence).toContainEqual(expect.objectContaining({ name: 'privateKey', value: 'fits' }));
    expect(JSON.stringify(diagnosis)).not.toContain('PRIVATE KEY');
  });

  it('tells nobody its key', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const { target, files } = bench.device();
    const key = files.read('/var/ASCIoTAgent/module.key').trim();
    const text = JSON.stringify(await bench.run({ target }));
    expect(key).toHaveLength(44);
    expect(text).not.toContain(key);
    expect(text).toContain('44 characters');
  });
});

describe('a round trip through the twin', () => {
  it('sees the agent’s answer and puts the value back, the rest of the configuration untouched', async () => {
    const { roundTrip, wrapper } = await withAgent();
    const result = resultOf(await roundTrip(), 'twinRoundTrip');
    expect(result).toMatchObject({
      outcome: 'pass',
      verdict: 'echoSeen',
      detail: { property, before: 'PT4H', during: 'PT4H1S' },
    });
    expect(wrapper()).toEqual(unchanged);
  });

  it('does not run unless it was chosen', async () => {
    const { run } = await withAgent();
    const { results } = await run();
    expect(results.map(({ checkId }) => checkId)).not.toContain('twinRoundTrip');
  });

  it('that is cancelled puts the value back and says so', async () => {
    const { roundTrip, wrapper, hub } = await withAgent();
    const ending = new AbortController();
    const { patch } = hub.rooms.twins;
    hub.rooms.twins.patch = (...call) => {
      const patched = patch(...call);
      ending.abort();
      return patched;
    };
    const diagnosis = await roundTrip({ signal: ending.signal });
    expect(diagnosis.isCancelled).toBe(true);
    expect(resultOf(diagnosis, 'twinRoundTrip')).toMatchObject({
      outcome: 'skipped',
      verdict: 'cancelled',
      detail: { before: 'PT4H', during: 'PT4H1S' },
    });
    expect(wrapper()).toEqual(unchanged);
  });

  it('leaves what somebody else wrote meanwhile', async () => {
    const { roundTrip, wrapper, diagnosed, hub } = await withAgent();
    const opened = diagnosed();
    const theirs = { [configurationWrapper]: { [property]: { value: 'PT2H' } } };
    const client = {
      ...opened.client,
      patchDesired: async (...call: Parameters<typeof opened.client.patchDesired>) => {
        const patched = await opened.client.patchDesired(...call);
        hub.rooms.twins.patch(moduleRef, { properties: { desired: theirs } }, null);
        return patched;
      },
    };
    const result = resultOf(await roundTrip({ hub: { ...opened, client } }), 'twinRoundTrip');
    expect(result).toMatchObject({ outcome: 'skipped', verdict: 'roundTripConflict' });
    expect(wrapper()).toMatchObject({ [property]: { value: 'PT2H' } });
  });

  it('says what is left when it could not put the value back', async () => {
    const { roundTrip, hub } = await withAgent();
    const diagnosis: Diagnosis = await roundTrip({
      onEvent: (event) => {
        if (event.kind !== 'started' || event.checkId !== 'twinRoundTrip') return;
        const { patch } = hub.rooms.twins;
        hub.rooms.twins.patch = (...call) => {
          const patched = patch(...call);
          hub.faults.add({ effect: { kind: 'droppedConnection' }, seconds: 60 });
          return patched;
        };
      },
    });
    const result = resultOf(diagnosis, 'twinRoundTrip');
    expect(result).toMatchObject({
      outcome: 'fail',
      verdict: 'roundTripNotPutBack',
      detail: { before: 'PT4H' },
    });
  });
});

describe('events of a run', () => {
  it('begin with the plan and end with the whole, each check in between once', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const kinds: string[] = [];
    const finished: string[] = [];
    const { results } = await bench.run({
      onEvent: (event) => {
        kinds.push(event.kind);
        if (event.kind === 'finished') finished.push(event.result.checkId);
      },
    });
    expect([kinds[0], kinds.at(-1)]).toEqual(['planned', 'done']);
    expect(finished.toSorted()).toEqual(results.map(({ checkId }) => checkId).toSorted());
  });
});
