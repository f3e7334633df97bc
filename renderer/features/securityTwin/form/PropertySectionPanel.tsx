/** One section of the form: what it is about, and its properties as lines or as a matrix of priorities. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView, TwinEdit } from '../../../../preload/contract';
import { useSelected } from '../../../client/ClientProvider';
import { Panel } from '../../../ui/Panel';
import { usePropertyWords } from '../propertyWords';
import { editedCell } from '../securityTwinState';
import type { SecurityTwinStore } from '../securityTwinStore';
import { PriorityLine } from './PriorityLine';
import { PriorityTable } from './PriorityTable';
import { PropertyLine } from './PropertyLine';
import { PropertyTable } from './PropertyTable';
import type { PropertySection } from './propertySections';

interface PropertySectionPanelProps {
  readonly section: PropertySection;
  readonly view: SecurityTwinView;
  readonly store: SecurityTwinStore;
  readonly isLocked: boolean;
}

const nothing: readonly TwinEdit[] = [];

function PropertySectionPanelOf({ section, view, store, isLocked }: PropertySectionPanelProps) {
  const { t } = useTranslation('workbench');
  const title = useSectionTitle(section);
  const wordsOf = usePropertyWords();
  const unkept = useSelected(store.state, (state) =>
    state.unkept.some((edit) => 'property' in edit && section.rows.some(({ name }) => name === edit.property))
      ? state.unkept
      : nothing,
  );
  const isMatrix = section.group === 'priorities' || section.group === 'operational';
  const Line = isMatrix ? PriorityLine : PropertyLine;
  const lines = section.rows.map((row) => (
    <Line
      key={row.name}
      row={row}
      cell={editedCell(row, unkept)}
      findings={view.findings.filter(({ property }) => property === row.name)}
      words={wordsOf(row.name)}
      traffic={view.traffic.after.events.find(({ property }) => property === row.name) ?? null}
      isLocked={isLocked}
      store={store}
    />
  ));
  return (
    <Panel title={title} beside={section.collector === null ? t(`groupHints.${section.group}`) : null}>
      {isMatrix ? (
        <PriorityTable label={title} rows={view.rows}>
          {lines}
        </PriorityTable>
      ) : (
        <PropertyTable label={title}>{lines}</PropertyTable>
      )}
    </Panel>
  );
}

/** A key press in one section leaves the others as they are. */
export const PropertySectionPanel = memo(PropertySectionPanelOf);

/** The collectors of the micro agent that have words of their own; any other is called by its key. */
function useSectionTitle({ group, collector }: PropertySection): string {
  const { t } = useTranslation(['workbench', 'properties']);
  if (collector === null) return t(`properties:groups.${group}`);
  const names: Readonly<Record<string, string>> = t('collectors', { returnObjects: true });
  return names[collector] ?? collector;
}
