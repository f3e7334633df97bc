/** The twin that was read: what it is, what the draft changes, and its configuration or the conflict about it. */
import { memo, useDeferredValue } from 'react';
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

/** Drawn again only with a new view, not with every key. */
const [Facts, Support, Notices, Preview] = [
  memo(TwinFacts),
  memo(SupportNote),
  memo(ConfigurationNotices),
  memo(SavePreview),
];

export function TwinContent({ view, shown, store }: TwinContentProps) {
  const { outcome } = shown;
  // What a key press leads to is said at its field first.
  const previewed = useDeferredValue(view);
  return (
    <>
      <Facts view={view} />
      <Support facts={view.retirement} />
      <Notices view={view} />
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
      <Preview view={previewed} />
    </>
  );
}
