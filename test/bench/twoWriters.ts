/** 10,000 random interleavings of two workbenches and a script that ignores ETags, on one twin of the embedded hub. */
import { interleaveTwoWriters } from '../support/twoWriters';

export async function measureTwoWriters() {
  const seed = Number(process.env.SITEWARD_SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed} (SITEWARD_SEED repeats it)`);
  const figures = await interleaveTwoWriters({
    interleavings: 10_000,
    seed,
    onProgress: (done) => console.log(`${done} interleavings`),
  });
  return { ...figures, seed };
}
