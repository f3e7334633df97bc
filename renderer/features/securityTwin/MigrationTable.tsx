/** What a save changes in the desired section to bring a foreign shape into today's, place by place. */
import { useTranslation } from 'react-i18next';
import type { JsonChange, JsonValue } from '../../../preload/contract';
import { DifferenceTable } from '../../ui/DifferenceTable';

export function MigrationTable({ changes }: { changes: readonly JsonChange[] }) {
  const { t } = useTranslation(['workbench', 'history']);
  const text = (value: JsonValue | undefined) => (value === undefined ? null : JSON.stringify(value));
  return (
    <details data-migration={changes.length}>
      <summary>{t('migration.summary')}</summary>
      <DifferenceTable
        label={t('migration.summary')}
        heads={{ place: t('migration.place'), left: t('migration.now'), right: t('migration.afterSaving') }}
        sideNames={{ left: t('migration.now'), right: t('migration.afterSaving') }}
        absent={t('history:absent')}
        differences={changes.map((change) => ({
          key: change.path.join(' '),
          place: change.path.join(' › '),
          name: null,
          left: text(change.kind === 'added' ? undefined : change.before),
          right: text(change.kind === 'removed' ? undefined : change.after),
          note: null,
          state: change.kind,
        }))}
      />
    </details>
  );
}
