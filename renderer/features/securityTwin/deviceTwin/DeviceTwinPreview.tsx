/** What the edit changes, exactly what a save sends, what stands against it, and how much of the hub's limits it takes. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeviceTwinView, JsonValue } from '../../../../preload/contract';
import { DifferenceTable } from '../../../ui/DifferenceTable';
import { Panel } from '../../../ui/Panel';
import { ExactPatch } from '../preview/ExactPatch';
import { SizeMeter } from '../preview/SizeMeter';
import { useProblemWords } from './problemWords';

const useStyles = makeStyles({
  problems: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function DeviceTwinPreview({ view }: { view: DeviceTwinView }) {
  const { t } = useTranslation(['deviceTwin', 'securityTwin', 'history']);
  const styles = useStyles();
  const problemWords = useProblemWords();
  const { draft, tagsSize, desiredSize } = view;
  const text = (value: JsonValue | undefined) => (value === undefined ? null : JSON.stringify(value));
  return (
    <Panel title={t(draft === null ? 'sizes' : 'securityTwin:pending.title')}>
      {draft?.changes.length === 0 ? <p className={styles.note}>{t('securityTwin:pending.none')}</p> : null}
      {draft && draft.changes.length > 0 ? (
        <DifferenceTable
          label={t('securityTwin:pending.title')}
          heads={{ place: t('place'), left: t('before'), right: t('after') }}
          sideNames={{ left: t('before'), right: t('after') }}
          absent={t('history:absent')}
          differences={draft.changes.map((change) => ({
            key: change.path.join(' '),
            place: change.path.join(' › '),
            name: null,
            left: text(change.kind === 'added' ? undefined : change.before),
            right: text(change.kind === 'removed' ? undefined : change.after),
            note: null,
            state: change.kind,
          }))}
        />
      ) : null}
      {draft && draft.problems.length > 0 ? (
        <ul className={styles.problems}>
          {draft.problems.map((problem) => (
            <li key={`${problem.code} ${problem.from} ${problem.path.join(' ')}`} data-problem={problem.code}>
              {problemWords(problem)}
            </li>
          ))}
        </ul>
      ) : null}
      {draft ? <ExactPatch patch={draft.patch} isWhole={false} /> : null}
      <SizeMeter label={t('tagsSize')} words="tags" {...tagsSize} />
      <SizeMeter label={t('securityTwin:pending.sizeLabel')} words="desired" {...desiredSize} />
    </Panel>
  );
}
