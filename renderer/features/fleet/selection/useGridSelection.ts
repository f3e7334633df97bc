/** The fleet's selection as the grid wants it. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetRow } from '../../../../preload/contract';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import type { GridSelection } from '../../../ui/grid/gridSelection';
import { createFleetStore } from '../fleetStore';
import { countSelected, isSelected } from './selection';

export function useGridSelection(): GridSelection<FleetRow> {
  const { t } = useTranslation('fleet');
  const { state, selection: store } = useClientStore(createFleetStore);
  const selection = useSelected(store.state, (now) => now.selection);
  const matchCount = useSelected(state, ({ list }) => list?.matchCount ?? 0);
  return useMemo(() => {
    const count = countSelected(selection, matchCount);
    const isWhole = selection.kind === 'all' && count === matchCount;
    return {
      isSelected: ({ deviceId }) => isSelected(selection, deviceId),
      state: count === 0 ? 'none' : isWhole ? 'all' : 'some',
      label: t('selectAll'),
      onToggle: store.toggle,
      onRange: store.extend,
      onAll: store.selectAll,
      onClear: store.clear,
    };
  }, [selection, matchCount, store, t]);
}
