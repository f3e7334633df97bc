import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../preload/diagnosisText';
import { complaints, diagnosisBench } from '../support/diagnosis/bench';
import { deviceFaults } from '../support/diagnosis/deviceFaults';
import { hubFaults } from '../support/diagnosis/hubFaults';
import { networkFaults } from '../support/diagnosis/networkFaults';
import type { PlantedFault } from '../support/diagnosis/plantedFault';

const limitMs = 10_000;

/** Nothing but the fault may be blamed, and what is said of it has to help. */
async function expectNamed({ hub, plant, named, remedy }: PlantedFault): Promise<void> {
  const bench = await diagnosisBench(hub);
  const options = await plant(bench);
  const startedAtMs = performance.now();
  const diagnosis = await bench.run(options);
  const tookMs = performance.now() - startedAtMs;
  expect(complaints(diagnosis)).toEqual(named);
  const [first] = diagnosis.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'warning');
  expect(first && sentencesOf('en', first).next).toMatch(remedy);
  expect(tookMs).toBeLessThan(limitMs);
}

describe('a planted fault between laptop and hub is named with its remedy', () => {
  it.each(networkFaults)('$name', expectNamed);
});

describe('a planted fault at the hub is named with its remedy', () => {
  it.each(hubFaults)('$name', expectNamed);
});

describe('a planted fault on the device is named with its remedy', () => {
  it.each(deviceFaults)('$name', expectNamed);
});
