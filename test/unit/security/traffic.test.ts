import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classicDefaults,
  effectiveClassicConfiguration,
  microProperties,
  retirementOf,
  trafficOf,
} from '../../../main/security';
import { type AgentFlavour, agentFlavour } from '../../../preload/contract';
import { sectionOf, soundValues, type Values } from './sections';

const flavour = fc.constantFrom(...agentFlavour.options);
const classic = (values: Values, of: AgentFlavour = 'c') =>
  trafficOf('classic', of, { ...classicDefaults(of), ...values });
const microDefaults = Object.fromEntries(
  microProperties.map(({ name, defaultValue }) => [name, defaultValue]),
);
const micro = (values: Values) => trafficOf('micro', 'unknown', { ...microDefaults, ...values });
const off = Object.fromEntries(
  Object.keys(classicDefaults('unknown'))
    .filter((name) => name.startsWith('eventPriority'))
    .map((name) => [name, 'Off']),
);

describe('what a classic configuration makes an agent send', () => {
  it('with everything off is nothing', () => {
    expect(classic(off)).toMatchObject({
      messagesPerDay: { lower: 0, upper: 0 },
      unitsPerDay: { lower: 0, upper: 0 },
    });
  });

  it('with one snapshot alone is one message for each snapshot', () => {
    const { messagesPerDay } = classic({
      ...off,
      eventPriorityLocalUsers: 'High',
      highPriorityMessageFrequency: 'PT1M',
      snapshotFrequency: 'PT6H',
    });
    expect(messagesPerDay).toEqual({ lower: 4, upper: 5 });
  });

  it('is at most one message for each interval of a queue, however busy the device', () => {
    const { messagesPerDay } = classic({
      ...off,
      eventPriorityLogin: 'High',
      highPriorityMessageFrequency: 'PT6H',
    });
    // One more for what a day of logins may need beyond a full message.
    expect(messagesPerDay).toEqual({ lower: 0, upper: 5 });
  });

  it('costs more when events are sent sooner', () => {
    const unitsOf = (values: Values) => classic(values).unitsPerDay.upper;
    expect(unitsOf({})).toBeGreaterThan(unitsOf({ highPriorityMessageFrequency: 'PT2H' }));
    expect(unitsOf({ snapshotFrequency: 'PT1H' })).toBeGreaterThan(unitsOf({}));
    expect(unitsOf({ aggregationEnabledProcessCreate: false })).toBeGreaterThan(unitsOf({}));
  });

  it('says what each priority of an event costs, and nothing for off', () => {
    const costsOf = (event: string, of: AgentFlavour) =>
      classic({}, of).events.find((each) => each.event === event)?.costs;
    expect(costsOf('Login', 'c')?.map(({ choice }) => choice)).toEqual(['High', 'Low', 'Off']);
    expect(costsOf('Login', 'c')?.at(-1)?.unitsPerDay).toEqual({ lower: 0, upper: 0 });
    expect(costsOf('ProcessTerminate', 'c')).toBeUndefined();
    expect(costsOf('ProcessTerminate', 'csharpWindows')?.[0]?.unitsPerDay.upper).toBeGreaterThan(0);
    expect(costsOf('OSBaseline', 'csharpWindows')).toBeUndefined();
  });

  it('is a range whose ends are in order, with no less than one unit a message', () => {
    fc.assert(
      fc.property(flavour, soundValues, (of, values) => {
        const effective = effectiveClassicConfiguration(of, sectionOf(values, '2026-03-01T10:00:00Z'));
        if (effective.kind === 'refused') throw new Error('These values are sound.');
        const { messagesPerDay, unitsPerDay, events } = trafficOf('classic', of, effective.values);
        expect(messagesPerDay.lower).toBeLessThanOrEqual(messagesPerDay.upper);
        expect(unitsPerDay.lower).toBeLessThanOrEqual(unitsPerDay.upper);
        expect(unitsPerDay.lower).toBeGreaterThanOrEqual(messagesPerDay.lower);
        expect(unitsPerDay.upper).toBeGreaterThanOrEqual(messagesPerDay.upper);
        for (const { costs } of events) {
          for (const { unitsPerDay: cost } of costs) expect(cost.lower).toBeLessThanOrEqual(cost.upper);
        }
      }),
    );
  });
});

describe('what a micro agent configuration makes the agent send', () => {
  it('follows the intervals of the three frequencies', () => {
    const { messagesPerDay } = micro({});
    // Five periodic collectors and three more once a day, three every two hours.
    expect(messagesPerDay).toEqual({ lower: 1, upper: 8 + 3 * 12 });
    expect(micro({ CollectorsCore_PriorityIntervals: '30,60,720' }).messagesPerDay.upper).toBe(16 + 3 * 24);
  });

  it('is less with a collector disabled', () => {
    const upper = micro({ Process_Disabled: true }).messagesPerDay.upper;
    expect(upper).toBe(micro({}).messagesPerDay.upper - 12);
    expect(micro({ Process_Disabled: true }).events.find(({ event }) => event === 'Process')?.choice).toBe(
      'Off',
    );
  });

  it('says what each frequency of a collector costs', () => {
    const { events } = micro({});
    expect(events.find(({ event }) => event === 'Heartbeat')).toMatchObject({
      property: 'Heartbeat_MessageFrequency',
      choice: 'Low',
      costs: [
        { choice: 'Low', unitsPerDay: { lower: 1, upper: 1 } },
        { choice: 'Medium', unitsPerDay: { lower: 12, upper: 12 } },
        { choice: 'High', unitsPerDay: { lower: 48, upper: 48 } },
        { choice: 'Off', unitsPerDay: { lower: 0, upper: 0 } },
      ],
    });
  });
});

describe('the retirement of a generation', () => {
  it('is told with dates and sources, and says nothing of what nobody checked', () => {
    for (const generation of ['classic', 'micro'] as const) {
      const facts = retirementOf(generation);
      expect(facts.length).toBe(2);
      for (const { date, source, generation: of } of facts) {
        expect(of).toBe(generation);
        expect(date).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
        expect(source).toMatch(/^MicrosoftDocs\/azure-docs /);
      }
    }
  });
});
