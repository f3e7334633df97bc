/** The twin that was read: what it is, what the draft changes, and its configuration or the conflict about it. */
import type { SecurityTwinView } from '../../../preload/contract';
import { ConfigurationNotices } from './ConfigurationNotices';
import { ConfigurationTabs } from './ConfigurationTabs';
import { ConflictPanel } from './ConflictPanel';
import { SavePreview } from './preview/SavePreview';
import { SupportNote } from './SupportNote';
import type { SecurityTwinState } from './securityTwinState';
import type { SecurityTwinStore } from './securityTwinStore';
import { TwinFacts } from './TwinFacts';

interface TwinContentProps {
  readonly view: SecurityTwinView;
  readonly shown: SecurityTwinState;
  readonly store: SecurityTwinStore;
}

export function TwinContent({ view, shown, store }: TwinContentProps) {
  const { outcome } = shown;
  return (
    <>
      <TwinFacts view={view} />
      <SupportNote facts={view.retirement} />
      <ConfigurationNotices view={view} />
      {outcome.kind === 'conflict' ? (
        <ConflictPanel
          outcome={outcome}
          typeOf={(property) => view.rows.find(({ name }) => name === property)?.type}
          onChoose={store.choose}
          onGoOn={() => void store.resolve()}
          onLater={store.closeOutcome}
        />
      ) : (
        <ConfigurationTabs view={view} shown={shown} store={store} />
      )}
      <SavePreview view={view} />
    </>
  );
}
