import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collectors } from '../../../main/agent';
import { messageBlockBytes } from '../../../main/security';
import { createMessageValidator, schemasAreHere } from '../security/events/schemas';
import { createBench, desiredOf, usualStart } from './agentBench';
import { settled } from './manualClock';

const messageBytes = 8192;
const second = 1000;
const minute = 60 * second;

type Step =
  | { readonly kind: 'happens'; readonly sizesBytes: readonly number[] }
  | { readonly kind: 'passes' | 'isSet'; readonly seconds: number }
  | { readonly kind: 'breaks' | 'fails' | 'mends' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('happens' as const), sizesBytes: sizes(1500) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('passes' as const), seconds: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('breaks', 'fails', 'mends') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('isSet' as const),
      seconds: fc.integer({ min: -100_000, max: 100_000 }),
    }),
  },
);

function sizes(largestBytes: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(largestBytes), { maxLength: 6 });
}

/** Logins, each with a number of its own and as long as asked for. */
function createLogins() {
  let told: { at: Date | null; payload: Record<string, string | number> }[] = [];
  let count = 0;
  const collectors: Collectors = {
    snapshots: [],
    triggered: [
      {
        name: 'Login',
        forget: () => undefined,
        poll: async () => {
          const events = told;
          told = [];
          return { way: 'log', events };
        },
      },
    ],
  };
  const happen = (sizeBytes: number): void => {
    const payload = {
      ProcessId: count,
      UserName: 'x'.repeat(sizeBytes),
      Operation: 'PAM:authentication',
      Executable: '/usr/sbin/sshd',
      Result: 'Success',
    };
    told.push({ at: null, payload });
    count += 1;
  };
  return { collectors, happen, count: () => count };
}

const desired = desiredOf({
  maxMessageSizeInBytes: messageBytes,
  highPriorityMessageFrequency: 'PT1M',
  eventPriorityDiagnostic: 'Off',
});

async function lived(steps: readonly Step[]) {
  const logins = createLogins();
  const bench = createBench({ desired, collectors: logins.collectors });
  const { agent, hub, clock } = bench;
  await agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  for (const each of steps) {
    switch (each.kind) {
      case 'happens':
        for (const sizeBytes of each.sizesBytes) logins.happen(sizeBytes);
        break;
      case 'passes':
        await clock.advance(each.seconds * second);
        break;
      case 'isSet':
        clock.set(each.seconds * second);
        break;
      case 'breaks':
        hub.drop(new Error('cut'));
        break;
      case 'fails':
        hub.sendFailure = new Error('busy');
        break;
      case 'mends':
        hub.sendFailure = null;
        break;
    }
  }
  hub.sendFailure = null;
  await clock.advance(5 * minute);
  await agent.stop();
  const numbers = bench
    .sentEvents()
    .filter(({ Name }) => Name === 'Login')
    .map(({ Payload }) => Payload[0]?.ProcessId);
  return { numbers, count: logins.count(), bodies: hub.sent.map(({ body }) => body) };
}

describe('whatever happens to the connection and the clock', { timeout: 60_000 }, () => {
  it('no event is lost or doubled, their order stays, and no message is too large', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const { numbers, count, bodies } = await lived(steps);
        expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index));
        for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(messageBytes);
      }),
      { numRuns: 40 },
    );
  });

  it.runIf(schemasAreHere)('every message is one that Microsoft’s schema takes', async () => {
    const validate = createMessageValidator();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { bodies } = await lived(steps);
        for (const body of bodies) expect(validate(JSON.parse(body))).toBeNull();
      }),
      { numRuns: 15 },
    );
  });
});

describe('messages sent because they are full', () => {
  it('need at most 5 % more blocks than their bytes would at best', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1500)), async (stream) => {
        const logins = createLogins();
        const roomy = desiredOf({ highPriorityMessageFrequency: 'PT5H', eventPriorityDiagnostic: 'Off' });
        const { agent, hub, clock } = createBench({ desired: roomy, collectors: logins.collectors });
        await agent.start({ ...usualStart, deviceId: 'pump-07' });
        await settled();
        const before = hub.sent.length;
        for (let round = 0; round < 10; round += 1) {
          for (const sizeBytes of stream.take(100)) logins.happen(sizeBytes);
          await clock.advance(30 * second);
        }
        await agent.stop();
        const sizesBytes = hub.sent.slice(before).map(({ body }) => Buffer.byteLength(body));
        const blocks = (bytes: number): number => Math.ceil(bytes / messageBlockBytes);
        const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
        expect(sizesBytes.length).toBeGreaterThan(1);
        expect(sum(sizesBytes.map(blocks))).toBeLessThanOrEqual(blocks(sum(sizesBytes)) * 1.05);
      }),
      { numRuns: 10 },
    );
  });
});
