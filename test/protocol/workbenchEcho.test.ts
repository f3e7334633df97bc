/** The wait for the agent's answer ends clearly, whatever network, sleep and people do meanwhile. */
import { describe, expect, it } from 'vitest';
import { openDrafts } from '../../main/outbox';
import { createWorkbench } from '../../main/workbench';
import type { EchoState } from '../../preload/contract';
import { twinRef, type WorkbenchAtHub, workbenchAtHub } from '../support/workbenchAtHub';

const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';
const report = ({ hub }: WorkbenchAtHub, value: string): void =>
  void hub.rooms.twins.patchReported(
    twinRef,
    { [wrapper]: { highPriorityMessageFrequency: { value } } },
    undefined,
  );

/** A workbench whose pauses do what the test says instead of lasting. */
function waiting(at: WorkbenchAtHub, onPause: (pause: number) => number | Promise<number>) {
  let nowMs = Date.parse('2026-11-25T08:00:00Z');
  let pauses = 0;
  return createWorkbench({
    hub: () => at.client,
    drafts: openDrafts(at.store),
    keeper: { keep: () => {} },
    clock: {
      now: () => new Date(nowMs),
      wait: async () => {
        pauses += 1;
        nowMs += await onPause(pauses);
      },
    },
  });
}

async function echoOf(
  at: WorkbenchAtHub,
  onPause: (pause: number) => number | Promise<number>,
): Promise<EchoState[]> {
  const states: EchoState[] = [];
  for await (const state of waiting(at, onPause).watchEcho(twinRef, at.desiredVersion())) states.push(state);
  return states;
}

describe('the wait for the echo', () => {
  it('ends when the agent runs it, and says after how long by the hub’s own times', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ highPriorityMessageFrequency: 'PT5M' });
    const states = await echoOf(at, () => {
      report(at, 'PT5M');
      return 500;
    });
    expect(states.map(({ outcome }) => outcome)).toEqual(['waiting', 'applied']);
    expect(states[1]?.answeredAfterMs).toBeGreaterThanOrEqual(0);
  });

  it('goes on through a lost network, and says what it said last with its age', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ highPriorityMessageFrequency: 'PT5M' });
    const states = await echoOf(at, (pause) => {
      if (pause === 1) at.route.goAway();
      else {
        at.route.comeBack();
        report(at, 'PT5M');
      }
      return 500;
    });
    expect(states.map(({ outcome, readFailure }) => [outcome, readFailure?.cause ?? null])).toEqual([
      ['waiting', null],
      ['waiting', 'connectionLost'],
      ['applied', null],
    ]);
    expect(states[1]?.readAt).toBe(states[0]?.readAt);
  });

  it('does not call an agent silent because the laptop slept', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ highPriorityMessageFrequency: 'PT5M' });
    const anHourMs = 3_600_000;
    const states = await echoOf(at, (pause) => {
      if (pause === 2) report(at, 'PT5M');
      return pause === 1 ? anHourMs : 500;
    });
    expect(states.map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting', 'applied']);
  });

  it('ends as silent at the limit', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ highPriorityMessageFrequency: 'PT5M' });
    const states = await echoOf(at, () => 25_000);
    expect(states.at(-1)).toMatchObject({ outcome: 'noAnswer', lastActivityTime: null });
    expect(states).toHaveLength(4);
  });

  it('ends with what happened when the module is deleted meanwhile', async () => {
    const at = await workbenchAtHub();
    await at.writeDesired({ highPriorityMessageFrequency: 'PT5M' });
    const watching = echoOf(at, () => {
      at.deleteModule();
      return 500;
    });
    await expect(watching).rejects.toMatchObject({ code: 'TWIN_GONE', data: { what: 'module' } });
  });
});
