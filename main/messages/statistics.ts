/** How much came, minute by minute, and what agents say they had to drop. In bounded memory, and pure but for its state. */
import type { MessageStatistics } from '../../preload/contract';
import type { QueueFigures } from '../security';
import type { HeldMessage } from './heldMessage';

export interface Statistics {
  add(message: HeldMessage, queues: readonly QueueFigures[]): void;
  view(): MessageStatistics;
}

interface Minute {
  messages: number;
  bytes: number;
  units: number;
  dropped: number;
}

const minuteMs = 60_000;
const minutesShown = 60;
const mostQueues = 300;

export function createStatistics(): Statistics {
  const minutes = new Map<number, Minute>();
  const queues = new Map<string, MessageStatistics['queues'][number]>();
  let newest = 0;

  const forgetOld = (): void => {
    for (const minute of minutes.keys()) if (minute <= newest - minutesShown) minutes.delete(minute);
  };

  return {
    add: ({ row }, told) => {
      const minute = Math.floor(Date.parse(row.enqueuedAt) / minuteMs);
      if (minute > newest) {
        newest = minute;
        forgetOld();
      }
      if (minute <= newest - minutesShown) return;
      const sum = minutes.get(minute) ?? { messages: 0, bytes: 0, units: 0, dropped: 0 };
      sum.messages += 1;
      sum.bytes += row.sizeBytes;
      sum.units += row.units;
      for (const { queue, collected, dropped } of told) {
        sum.dropped += dropped;
        const key = `${row.deviceId}\n${queue}`;
        const before = queues.get(key);
        if (!before && queues.size >= mostQueues) continue;
        queues.set(key, {
          deviceId: row.deviceId,
          queue,
          collected: (before?.collected ?? 0) + collected,
          dropped: (before?.dropped ?? 0) + dropped,
        });
      }
      minutes.set(minute, sum);
    },
    view: () => {
      const first = Math.min(...minutes.keys());
      const length = minutes.size === 0 ? 0 : newest - first + 1;
      return {
        minutes: Array.from({ length }, (_, at) => ({
          at: new Date((first + at) * minuteMs).toISOString(),
          ...(minutes.get(first + at) ?? { messages: 0, bytes: 0, units: 0, dropped: 0 }),
        })),
        queues: [...queues.values()],
      };
    },
  };
}
