/** Exports every site with how many of its devices stand how, in the order that is shown. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageCount, CoverageExport as Question } from '../../../preload/contract';
import { useCommands } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import type { Client } from '../../client/client';
import { createExportStore } from '../../client/exportStore';
import { ExportMenu } from '../../ui/ExportMenu';
import { createCoverageStore } from './coverageStore';
import { columnsOf } from './parts';
import { usePartName } from './words';

const createCoverageExport = (client: Client) =>
  createExportStore<Question>((question, options) => client.screenExports.coverageSites(question, options));

/** `counts` are of the whole fleet: only what it has becomes a column. */
export function CoverageExport({ counts }: { counts: readonly CoverageCount[] }) {
  const { t } = useTranslation('coverage');
  const nameOf = usePartName();
  const store = useClientStore(createCoverageExport);
  const order = useSelected(useClientStore(createCoverageStore).state, (state) => state.order);
  const [isOpen, setIsOpen] = useState(false);
  useCommands([{ id: 'export', textKey: 'export', run: () => setIsOpen(true) }]);
  const has = (division: 'verdict' | 'securityModule') =>
    columnsOf([counts], division).map(({ name }) => ({
      // Of a division its parts have the names of its values.
      id: `${division === 'verdict' ? 'verdict' : 'module'}.${name}` as Question['columns'][number]['id'],
      title: nameOf(division, name),
      words: {},
    }));
  const columns: Question['columns'] = [
    { id: 'site', title: t('site'), words: {} },
    { id: 'deviceCount', title: t('devices'), words: {} },
    ...has('verdict'),
    ...has('securityModule'),
  ];
  return (
    <ExportMenu
      store={store}
      choices={[{ id: 'sites', words: t('exportSites'), question: (format) => ({ order, columns, format }) }]}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    />
  );
}
