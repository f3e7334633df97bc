/** Stays at the lower edge: how the newest save went, and saving, undoing or discarding the edit. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowRedo20Regular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndo20Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../text/useFormat';
import { useAge } from '../../../ui/Age';
import { announce } from '../../../ui/announcements';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { useControlStyles } from '../../../ui/controlStyles';
import { OutcomeBanner } from '../OutcomeBanner';
import type { DeviceTwinState, DeviceTwinStore } from './deviceTwinStore';

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
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { flexGrow: 1, minWidth: '12rem' },
  more: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

interface DeviceTwinDockProps {
  readonly shown: DeviceTwinState;
  readonly store: DeviceTwinStore;
  readonly onSave: () => void;
  readonly onStep: (direction: 'undo' | 'redo') => void;
}

export function DeviceTwinDock({ shown, store, onSave, onStep }: DeviceTwinDockProps) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const { view, typed, outcome } = shown;
  const draft = view?.draft ?? null;
  const isEdited = draft !== null || typed !== null;
  const isBusy = outcome.kind === 'saving' || outcome.kind === 'conflict';
  if (!isEdited && outcome.kind === 'none') return null;
  return (
    <div className={styles.dock}>
      <OutcomeBanner outcome={outcome} onClose={store.closeOutcome} />
      {isEdited ? (
        <div className={styles.bar}>
          <span className={styles.words} data-draft={draft !== null && typed === null ? 'kept' : 'keeping'}>
            {draft !== null && typed === null ? <KeptWords editedAt={draft.editedAt} /> : t('draft.keeping')}
            {draft?.earlierSave ? (
              <span className={styles.more} data-earlier-save={draft.earlierSave.state}>
                {t(`workbench:earlierSave.${draft.earlierSave.state}`, {
                  time: format.time(draft.earlierSave.sentAt),
                })}
              </span>
            ) : null}
          </span>
          <Button
            className={controls.large}
            appearance="subtle"
            icon={<ArrowUndo20Regular />}
            aria-label={t('workbench:undo.undo')}
            disabledFocusable={isBusy || !draft?.canUndo}
            onClick={() => onStep('undo')}
          />
          <Button
            className={controls.large}
            appearance="subtle"
            icon={<ArrowRedo20Regular />}
            aria-label={t('workbench:undo.redo')}
            disabledFocusable={isBusy || !draft?.canRedo}
            onClick={() => onStep('redo')}
          />
          <Button
            className={controls.large}
            appearance="primary"
            icon={<Save20Regular />}
            disabledFocusable={isBusy}
            onClick={onSave}
          >
            {t('save')}
          </Button>
          <Button
            className={controls.large}
            icon={<Delete20Regular />}
            disabledFocusable={outcome.kind === 'saving'}
            onClick={() => setIsAsking(true)}
          >
            {t('discard')}
          </Button>
        </div>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('discardTitle')}
          confirmLabel={t('discard')}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            void store.discard().then((isDone) => isDone && announce(t('discarded')));
          }}
        >
          {t('discardMeaning')}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function KeptWords({ editedAt }: { editedAt: string }) {
  const { t } = useTranslation('securityTwin');
  return t('draft.kept', { age: useAge(editedAt) });
}
