import { describe, expect, it } from 'vitest';
import { complaints, diagnosisBench } from '../support/diagnosis/bench';

describe('a healthy device', () => {
  it('is given no warning, and every check of laptop and hub is made', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const diagnosis = await bench.run();
    expect(diagnosis.results.length).toBeGreaterThanOrEqual(20);
    expect(complaints(diagnosis)).toEqual([]);
  });
});
