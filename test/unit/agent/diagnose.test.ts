import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../main/agent/configuration';
import { createDiagnose } from '../../../main/agent/diagnose';
import { playedAgents } from '../../../main/agent/playedAgent';
import { createWaitingEvents } from '../../../main/agent/waitingEvents';
import type { AgentEntry } from '../../../preload/contract';
import { createMessageValidator, schemasAreHere } from '../security/events/schemas';
import { createManualClock } from './manualClock';

const minute = 60_000;
const identity = { agentVersion: '0.1.0', agentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21' };

function bench() {
  const entries: AgentEntry[] = [];
  const clock = createManualClock();
  const played = playedAgents.documented;
  const events = createWaitingEvents(identity, (entry) => entries.push(entry), played);
  events.setLimits({ cacheBytes: 10_000_000, messageBytes: 262_144 });
  const state = { inUse: { ...defaultConfiguration(played), eventPriorityDiagnostic: 'Low' } };
  const diagnose = createDiagnose(events, clock, () => state.inUse);
  return {
    clock,
    diagnose,
    events,
    setPriority: (priority: string) => {
      state.inUse = { ...state.inUse, eventPriorityDiagnostic: priority };
    },
    told: () => entries.flatMap((entry) => (entry.kind === 'eventCollected' ? [entry] : [])),
  };
}

describe('what the agent says of its own trouble', () => {
  it('is an event of the priority that the configuration has for it', () => {
    const { diagnose, setPriority, told } = bench();
    diagnose('Error', 'no disk');
    setPriority('High');
    diagnose('Warning', 'no network');
    expect(told().map(({ name, priority }) => [name, priority])).toEqual([
      ['Diagnostic', 'Low'],
      ['Diagnostic', 'High'],
    ]);
  });

  it('is not said while it is Off, and then at once', () => {
    const { diagnose, setPriority, told } = bench();
    setPriority('Off');
    diagnose('Error', 'no disk');
    expect(told()).toEqual([]);
    setPriority('Low');
    diagnose('Error', 'no disk');
    expect(told()).toHaveLength(1);
  });

  it('is said once an hour while it lasts, whatever else is said and however the clock is set meanwhile', async () => {
    const message = fc.constantFrom('no disk', 'no network', 'no rights');
    const steps = fc.array(
      fc.record({
        message,
        waitMs: fc.nat(40 * minute),
        setByMs: fc.integer({ min: -90 * minute, max: 90 * minute }),
      }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (each) => {
        const { clock, diagnose, told } = bench();
        const saidAtMs = new Map<string, number>();
        let count = 0;
        for (const { message: text, waitMs, setByMs } of each) {
          const nowMs = clock.elapsedMs();
          if (nowMs - (saidAtMs.get(text) ?? Number.NEGATIVE_INFINITY) >= 60 * minute) {
            saidAtMs.set(text, nowMs);
            count += 1;
          }
          diagnose('Warning', text);
          expect(told()).toHaveLength(count);
          clock.set(setByMs);
          await clock.advance(waitMs);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is remembered for the last thousand texts', () => {
    const { diagnose, told } = bench();
    for (let number = 0; number <= 1000; number += 1) diagnose('Warning', `text ${number}`);
    diagnose('Warning', 'text 1');
    diagnose('Warning', 'text 1000');
    expect(told()).toHaveLength(1001);
    diagnose('Warning', 'text 0');
    expect(told()).toHaveLength(1002);
  });

  it.runIf(schemasAreHere)('is one that Microsoft’s schema takes', () => {
    const validate = createMessageValidator();
    const severity = fc.constantFrom('Fatal', 'Error', 'Warning', 'Information', 'Debug');
    fc.assert(
      fc.property(severity, fc.string({ unit: 'grapheme' }), (each, text) => {
        const { diagnose, events } = bench();
        diagnose(each, text);
        expect(validate(JSON.parse(events.take('Low')?.body ?? '{}'))).toBeNull();
      }),
    );
  });
});
