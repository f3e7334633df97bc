/** Exports the findings of the newest check. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HygieneView, HygieneExport as Question } from '../../../preload/contract';
import { useCommands } from '../../app/application';
import { useClientStore } from '../../client/ClientProvider';
import type { Client } from '../../client/client';
import { createExportStore } from '../../client/exportStore';
import { ExportMenu } from '../../ui/ExportMenu';

const createHygieneExport = (client: Client) =>
  createExportStore<Question>((question, options) => client.screenExports.hygieneFindings(question, options));

const ids = [
  'severity',
  'rule',
  'deviceId',
  'moduleId',
  'evidence',
  'deviceCount',
  'defender',
] as const satisfies readonly Question['columns'][number]['id'][];

export function HygieneExport({ view }: { view: HygieneView }) {
  const { t } = useTranslation(['hygiene', 'hygieneRules']);
  const store = useClientStore(createHygieneExport);
  const [isOpen, setIsOpen] = useState(false);
  useCommands([{ id: 'export', textKey: 'export', run: () => setIsOpen(true) }]);
  const words: Readonly<Partial<Record<(typeof ids)[number], Record<string, string>>>> = {
    severity: t('hygiene:severities', { returnObjects: true }),
    rule: Object.fromEntries(view.rules.map(({ code }) => [code, t(`hygieneRules:${code}.title`)])),
  };
  const columns = ids.map((id) => ({ id, title: t(`hygiene:exportColumns.${id}`), words: words[id] ?? {} }));
  return (
    <ExportMenu
      store={store}
      choices={[
        { id: 'findings', words: t('hygiene:exportFindings'), question: (format) => ({ columns, format }) },
      ]}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    />
  );
}
