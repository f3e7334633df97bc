/** Stays at the lower edge while the properties scroll: how the newest save went, and saving the edit. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { OutcomeBanner } from './OutcomeBanner';
import { SaveBar } from './SaveBar';
import { hasEdit, type SecurityTwinState } from './securityTwinState';

const useStyles = makeStyles({
  dock: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    marginTop: 'auto',
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // Where it would cover most of the window, it scrolls with the rest.
    '@media (max-height: 600px)': { position: 'static' },
  },
});

interface SaveDockProps {
  readonly shown: SecurityTwinState;
  readonly onSave: () => void;
  readonly onStep: (direction: 'undo' | 'redo') => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

export function SaveDock({ shown, onSave, onStep, onDiscard, onClose }: SaveDockProps) {
  const styles = useStyles();
  const isEdited = hasEdit(shown);
  if (!isEdited && shown.outcome.kind === 'none') return null;
  return (
    <div className={styles.dock}>
      <OutcomeBanner outcome={shown.outcome} onClose={onClose} />
      {isEdited ? <SaveBar shown={shown} onSave={onSave} onStep={onStep} onDiscard={onDiscard} /> : null}
    </div>
  );
}
