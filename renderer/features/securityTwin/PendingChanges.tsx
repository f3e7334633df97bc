/** What the draft changes, exactly what a save would send, and how much of the hub's limit it takes. */
import { makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PropertyChange, SecurityTwinView } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { CopyButton } from '../../ui/CopyButton';
import { Panel } from '../../ui/Panel';
import { usePropertyWords } from './propertyWords';
import { useValueText } from './ValueText';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  patchHead: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  patchTitle: { ...typographyStyles.body1Strong, margin: 0 },
  patch: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    maxHeight: '20rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function PendingChanges({ view }: { view: SecurityTwinView }) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const { draft } = view;
  if (draft === null) return null;
  const patch = draft.patch === null ? null : JSON.stringify(draft.patch, null, 2);
  return (
    <Panel title={t('pending.title')}>
      {draft.changes.length === 0 ? (
        <p className={styles.note}>{t('pending.none')}</p>
      ) : (
        <ul className={styles.list}>
          {draft.changes.map((change) => (
            <ChangeLine key={change.property} change={change} view={view} />
          ))}
        </ul>
      )}
      <div className={styles.patchHead}>
        <h3 className={styles.patchTitle}>{t('pending.patch')}</h3>
        {patch === null ? null : <CopyButton text={patch} label={t('pending.copyPatch')} />}
      </div>
      {patch === null ? (
        <p className={styles.note}>{t('pending.noPatch')}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre className={styles.patch} tabIndex={0} data-patch>
            {patch}
          </pre>
          {view.generation === 'classic' ? <p className={styles.note}>{t('pending.patchWhole')}</p> : null}
        </>
      )}
      <SizeMeter {...view.desiredSize} />
    </Panel>
  );
}

function ChangeLine({ change, view }: { change: PropertyChange; view: SecurityTwinView }) {
  const { t } = useTranslation('securityTwin');
  const wordsOf = usePropertyWords();
  const valueText = useValueText();
  const { property, kind, before, after } = change;
  const type = view.rows.find(({ name }) => name === property)?.type;
  return (
    <li data-change={property}>
      {wordsOf(property).name}: {t(`pending.${kind}`)}
      {', '}
      {t('pending.fromTo', { before: valueText(before, type), after: valueText(after, type) })}
    </li>
  );
}

function SizeMeter({ sizeBytes, limitBytes }: SecurityTwinView['desiredSize']) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const format = useFormat();
  const words = t('pending.size', {
    size: format.sizeBytes(sizeBytes),
    limit: format.sizeBytes(limitBytes),
  });
  return (
    <div data-size-bytes={sizeBytes}>
      <ProgressBar
        aria-label={t('pending.sizeLabel')}
        aria-valuetext={words}
        value={Math.min(1, sizeBytes / limitBytes)}
        color={sizeBytes > limitBytes ? 'error' : 'brand'}
        thickness="large"
      />
      <p className={styles.note}>{words}</p>
    </div>
  );
}
