/** Whether the unsaved edit is on disk, where it came from, and whether the hub has moved on since. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useAge } from '../../ui/Age';

const useStyles = makeStyles({
  notice: { flexGrow: 1, minWidth: '12rem', overflowWrap: 'anywhere' },
  sentence: { ...typographyStyles.body1, margin: 0 },
  more: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface DraftNoticeProps {
  /** Null until main has kept the first edit. */
  readonly draft: DraftView | null;
  readonly isKeeping: boolean;
  readonly restoredFrom: string | null;
  readonly reviewedVersion: number | null;
  readonly desiredVersion: number;
}

export function DraftNotice(props: DraftNoticeProps) {
  const { draft, isKeeping, restoredFrom, reviewedVersion, desiredVersion } = props;
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const format = useFormat();
  const isKept = draft !== null && !isKeeping;
  return (
    <div
      className={styles.notice}
      data-draft={isKept ? 'kept' : 'keeping'}
      data-restored={isKept && restoredFrom !== null}
    >
      <p className={styles.sentence}>
        {isKept ? (
          <KeptWords editedAt={draft.editedAt} isRestored={restoredFrom !== null} />
        ) : (
          t('draft.keeping')
        )}
      </p>
      {reviewedVersion !== null ? (
        <p className={styles.more}>{t('draft.reviewed', { version: format.number(reviewedVersion) })}</p>
      ) : null}
      {draft?.earlierSave ? (
        <p className={styles.more} data-earlier-save={draft.earlierSave.state}>
          {t(`workbench:earlierSave.${draft.earlierSave.state}`, {
            time: format.time(draft.earlierSave.sentAt),
          })}
        </p>
      ) : null}
      {draft?.baseIsStale ? (
        <p className={styles.more} data-stale>
          {t('draft.stale', {
            base: format.number(draft.baseDesiredVersion),
            now: format.number(desiredVersion),
          })}
        </p>
      ) : null}
    </div>
  );
}

function KeptWords({ editedAt, isRestored }: { editedAt: string; isRestored: boolean }) {
  const { t } = useTranslation('securityTwin');
  return t(isRestored ? 'draft.restored' : 'draft.kept', { age: useAge(editedAt) });
}
