/** What a collector saw before, from which it knows what is new. */
import type { CollectingWay } from '../ports';
import { appeared, type Sighting, vanished } from './sighting';

export interface Remembered {
  /** What happened since the look before; nothing at the first. */
  news(now: readonly Sighting[]): readonly Sighting[];
}

/** What is written down stays so, and one file of several may not be readable for a while: ten minutes of looks. */
const looksKept = 20;

export function remembering(way: CollectingWay, tells: 'appeared' | 'vanished'): Remembered {
  return way === 'sampling' ? rememberingWhatIsThere(tells) : rememberingWhatWasWritten();
}

/** Here a key that comes back after it was gone is something new. */
function rememberingWhatIsThere(tells: 'appeared' | 'vanished'): Remembered {
  let before: readonly Sighting[] | null = null;
  return {
    news: (now) => {
      const known = before ?? now;
      before = now;
      return tells === 'appeared' ? appeared(known, now) : vanished(known, now);
    },
  };
}

function rememberingWhatWasWritten(): Remembered {
  const lastSeenAtLook = new Map<string, number>();
  let looks = 0;
  return {
    news: (now) => {
      const isFirst = looks === 0;
      looks += 1;
      const news = now.filter(({ key }) => {
        const isNew = !lastSeenAtLook.has(key);
        lastSeenAtLook.set(key, looks);
        return isNew && !isFirst;
      });
      for (const [key, look] of lastSeenAtLook) {
        if (looks - look > looksKept) lastSeenAtLook.delete(key);
      }
      return news;
    },
  };
}
