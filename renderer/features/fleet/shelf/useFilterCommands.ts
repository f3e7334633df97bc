/** Saved filters among the commands, so that the palette shows them too. */
import { useCommands } from '../../../app/application';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { isColumnId } from '../columns/columnIds';
import { createFleetStore } from '../fleetStore';
import { createShelfStore } from './shelfStore';

export function useFilterCommands(): void {
  const fleet = useClientStore(createFleetStore);
  const filters = useSelected(useClientStore(createShelfStore).state, (state) => state.filters);
  useCommands(
    filters.map(({ name, query, sort: { by, direction } }) => ({
      id: `fleetFilter.${name}`,
      textKey: 'showFilter',
      textValues: { name },
      run: () => fleet.showQuery(query, isColumnId(by) ? { by, direction } : undefined),
    })),
    filters.map(({ name }) => name).join('\n'),
  );
}
