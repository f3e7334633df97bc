/** Before saving: what changes on the hub, what changes on the agent, what it costs, and how much of the hub's limit it takes. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PropertyChange, SecurityTwinView } from '../../../../preload/contract';
import { Panel } from '../../../ui/Panel';
import { usePropertyWords } from '../propertyWords';
import { useValueText } from '../ValueText';
import { AgentChanges } from './AgentChanges';
import { ExactPatch } from './ExactPatch';
import { SizeMeter } from './SizeMeter';
import { TrafficWords } from './TrafficWords';

const useStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  part: { minWidth: 0 },
  heading: { ...typographyStyles.body1Strong, margin: 0, marginBottom: tokens.spacingVerticalXS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function SavePreview({ view }: { view: SecurityTwinView }) {
  const { t } = useTranslation(['securityTwin', 'workbench']);
  const styles = useStyles();
  const { draft } = view;
  if (draft === null) return null;
  return (
    <Panel title={t('pending.title')}>
      <div className={styles.parts}>
        <div className={styles.part}>
          <h3 className={styles.heading}>{t('workbench:preview.onHub')}</h3>
          {draft.changes.length === 0 ? (
            <p className={styles.note}>{t('pending.none')}</p>
          ) : (
            <ul className={styles.list}>
              {draft.changes.map((change) => (
                <ChangeLine key={change.property} change={change} view={view} />
              ))}
            </ul>
          )}
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading}>{t('workbench:preview.onAgent')}</h3>
          <AgentChanges view={view} />
        </div>
        <div className={styles.part}>
          <h3 className={styles.heading}>{t('workbench:preview.cost')}</h3>
          <TrafficWords traffic={view.traffic} />
        </div>
      </div>
      <ExactPatch patch={draft.patch} isWhole={view.generation === 'classic'} />
      <SizeMeter label={t('pending.sizeLabel')} words="desired" {...view.desiredSize} />
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
