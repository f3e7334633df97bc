/** Exports what the list shows, or what is selected of it, with the columns that are shown. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat, FleetRowsExport } from '../../../preload/contract';
import { useCommands } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import type { Client } from '../../client/client';
import { createExportStore } from '../../client/exportStore';
import { useFormat } from '../../text/useFormat';
import { ExportMenu } from '../../ui/ExportMenu';
import type { ShownColumn } from './columns/columnIds';
import { useFileColumns } from './columns/useFileColumns';
import { createFleetStore } from './fleetStore';
import { countSelected, type FleetSelection } from './selection/selection';

const createFleetExport = (client: Client) =>
  createExportStore<FleetRowsExport>((question, options) =>
    client.screenExports.fleetRows(question, options),
  );

export function FleetExport({ shown }: { shown: readonly ShownColumn[] }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const store = useClientStore(createFleetExport);
  const fleet = useClientStore(createFleetStore);
  const list = useSelected(fleet.state, (state) => state.list);
  const selection = useSelected(fleet.selection.state, (state) => state.selection);
  const columnsOf = useFileColumns(shown);
  const [isOpen, setIsOpen] = useState(false);
  useCommands([{ id: 'export', textKey: 'export', run: () => setIsOpen(true) }]);
  if (list === null || list.totalCount === 0) return null;

  const { query, sort, matchCount } = list;
  const questionOf = (rows: FleetRowsExport['rows']) => (fileFormat: ExportFormat) => ({
    question: { query, sort },
    rows,
    columns: columnsOf(),
    format: fileFormat,
  });
  const count = countSelected(selection, matchCount);
  const ofSelection = {
    id: 'selected',
    words: t('exportSelected', { count, formatted: format.number(count) }),
    question: questionOf(selectedRows(selection)),
  };
  const ofList = {
    id: 'found',
    words: t('exportFound', { count: matchCount, formatted: format.number(matchCount) }),
    question: questionOf({ kind: 'found', except: [] }),
  };
  return (
    <ExportMenu
      store={store}
      choices={count === 0 ? [ofList] : [ofSelection, ofList]}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    />
  );
}

function selectedRows(selection: FleetSelection): FleetRowsExport['rows'] {
  return selection.kind === 'all'
    ? { kind: 'found', except: [...selection.except] }
    : { kind: 'selected', deviceIds: [...selection.deviceIds] };
}
