/** Save and discard, with what is known about the unsaved edit. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRedo20Regular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndo20Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useTranslation } from 'react-i18next';
import { ariaShortcut, shortcutLabel } from '../../app/shortcut';
import { useControlStyles } from '../../ui/controlStyles';
import { DraftNotice } from './DraftNotice';
import type { SecurityTwinState } from './securityTwinState';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface SaveBarProps {
  readonly shown: SecurityTwinState;
  readonly onSave: () => void;
  readonly onStep: (direction: 'undo' | 'redo') => void;
  readonly onDiscard: () => void;
}

export function SaveBar({ shown, onSave, onStep, onDiscard }: SaveBarProps) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const controls = useControlStyles();
  const { view, unkept, restoredFrom, reviewedVersion, outcome } = shown;
  const isBusy = outcome.kind === 'saving' || outcome.kind === 'conflict';
  return (
    <div className={styles.bar}>
      <DraftNotice
        draft={view?.draft ?? null}
        isKeeping={unkept.length > 0}
        restoredFrom={restoredFrom}
        reviewedVersion={reviewedVersion}
        desiredVersion={view?.desiredVersion ?? 0}
      />
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<ArrowUndo20Regular />}
        disabledFocusable={isBusy || !(unkept.length > 0 || view?.draft?.canUndo)}
        aria-keyshortcuts={ariaShortcut('Ctrl+Z')}
        aria-label={t('workbench:undo.undo')}
        title={`${t('workbench:undo.undo')} (${shortcutLabel('Ctrl+Z')})`}
        onClick={() => onStep('undo')}
      />
      <Button
        className={controls.large}
        appearance="subtle"
        icon={<ArrowRedo20Regular />}
        disabledFocusable={isBusy || unkept.length > 0 || !view?.draft?.canRedo}
        aria-keyshortcuts={ariaShortcut('Ctrl+Y')}
        aria-label={t('workbench:undo.redo')}
        title={`${t('workbench:undo.redo')} (${shortcutLabel('Ctrl+Y')})`}
        onClick={() => onStep('redo')}
      />
      <Button
        className={controls.large}
        appearance="primary"
        icon={<Save20Regular />}
        disabledFocusable={isBusy}
        aria-keyshortcuts={ariaShortcut('Ctrl+S')}
        title={`${t('saveHint')} (${shortcutLabel('Ctrl+S')})`}
        onClick={onSave}
      >
        {t('save')}
      </Button>
      <Button
        className={controls.large}
        icon={<Delete20Regular />}
        disabledFocusable={outcome.kind === 'saving'}
        onClick={onDiscard}
      >
        {t('discard')}
      </Button>
    </div>
  );
}
