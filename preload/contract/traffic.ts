/** What a configuration costs: messages and 4 KB units a day, as a range from a quiet device to a busy one. */
import { z } from 'zod';

export const range = z.object({ lower: z.number(), upper: z.number() });
export type Range = z.infer<typeof range>;

export const eventTraffic = z.object({
  /** Classic: the event's name; micro: the collector's. */
  event: z.string(),
  /** The property that steers it. */
  property: z.string(),
  /** `triggered` by what happens on the device, so its number is a guess; `periodic` by snapshot or schedule. */
  trigger: z.enum(['periodic', 'triggered']),
  /** The value in force. */
  choice: z.string(),
  /** For each value the property can have, the units a day that this event alone adds. */
  costs: z.array(z.object({ choice: z.string(), unitsPerDay: range })),
});
export type EventTraffic = z.infer<typeof eventTraffic>;

export const trafficEstimate = z.object({
  messagesPerDay: range,
  /** Of 4 KB, as IoT Hub counts them on paid tiers. */
  unitsPerDay: range,
  events: z.array(eventTraffic),
});
export type TrafficEstimate = z.infer<typeof trafficEstimate>;
