/** Records in columns, as the index has them. */
import { createFleetColumns, type FleetColumns } from '../../../main/fleet/columns/fleetColumns';
import type { DeviceRecord } from '../../../main/fleet/record';

export function columnsOf(records: readonly DeviceRecord[]): FleetColumns {
  const columns = createFleetColumns();
  records.forEach((record, slot) => {
    columns.put(slot, record);
  });
  return columns;
}
