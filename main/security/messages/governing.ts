/** Which properties of a classic module twin decide whether and when an event is made, merged and sent. */
import { classicProperties } from '../classicProperties';
import { aggregatedEventNames } from '../events';
import { eventShapeOf } from './shapes';

/** The first decides whether it is sent, and by which queue. The C agent has one property for its three operational events. */
export function governingProperties(name: string, priority: 'High' | 'Low' | null = null): readonly string[] {
  const shape = eventShapeOf(name);
  if (shape === null) return [];
  const wanted = [
    `eventPriority${name}`,
    ...(shape.eventType === 'Operational' ? ['eventPriorityOperational'] : []),
    ...(shape.category === 'Periodic' && shape.eventType === 'Security' ? ['snapshotFrequency'] : []),
    ...(aggregatedEventNames.some((known) => known === name)
      ? [`aggregationEnabled${name}`, `aggregationInterval${name}`]
      : []),
    ...(priority === 'Low' ? [] : ['highPriorityMessageFrequency']),
    ...(priority === 'High' ? [] : ['lowPriorityMessageFrequency']),
  ];
  return wanted.filter((property) => classicProperties.some(({ name: known }) => known === property));
}
