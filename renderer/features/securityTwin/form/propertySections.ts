/** The properties in the order and groups in which a technician thinks of them. */
import type { PropertyGroup, PropertyRow } from '../../../../preload/contract';

export interface PropertySection {
  readonly key: string;
  readonly group: PropertyGroup;
  /** The micro agent's collector whose properties these are; null for a section of several or none. */
  readonly collector: string | null;
  readonly rows: readonly PropertyRow[];
}

/** How often, how much, which events, how they are merged, the device's own checks; then what is left over. */
const order: readonly PropertyGroup[] = [
  'timing',
  'size',
  'priorities',
  'operational',
  'aggregation',
  'baseline',
  'collectors',
  'other',
];

/** Rows keep their order within a section; a section without rows is left out. */
export function propertySections(rows: readonly PropertyRow[]): readonly PropertySection[] {
  return order.flatMap((group): readonly PropertySection[] => {
    const own = rows.filter((row) => row.group === group);
    if (group !== 'collectors')
      return own.length === 0 ? [] : [{ key: group, group, collector: null, rows: own }];
    const collectors = [...new Set(own.map(({ name }) => collectorOf(name)))];
    return collectors.map((collector) => ({
      key: `${group} ${collector}`,
      group,
      collector,
      rows: own.filter(({ name }) => collectorOf(name) === collector),
    }));
  });
}

/** The micro agent names its keys `Collector_Setting`. */
function collectorOf(name: string): string {
  return name.split('_')[0] ?? name;
}
