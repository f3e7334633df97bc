/** What the agent on the device will run otherwise once it has taken the edit. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView } from '../../../../preload/contract';
import { usePropertyWords } from '../propertyWords';
import { useValueText } from '../ValueText';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function AgentChanges({ view }: { view: SecurityTwinView }) {
  const { t } = useTranslation(['workbench', 'securityTwin']);
  const styles = useStyles();
  const wordsOf = usePropertyWords();
  const valueText = useValueText();
  const { draft, generation, flavour, rows } = view;
  if (draft === null) return null;
  const agent = generation === 'micro' ? t('preview.agents.micro') : t(`preview.agents.${flavour}`);
  return (
    <>
      <p className={styles.note}>{agent}</p>
      {draft.patch === null ? (
        <p className={styles.note}>{t('preview.agentRefuses')}</p>
      ) : draft.agentChanges.length === 0 ? (
        <p className={styles.note}>{t('preview.agentSame')}</p>
      ) : (
        <ul className={styles.list}>
          {draft.agentChanges.map(({ property, before, after }) => {
            const type = rows.find(({ name }) => name === property)?.type;
            return (
              <li key={property} data-agent-change={property}>
                {wordsOf(property).name}:{' '}
                {t('securityTwin:pending.fromTo', {
                  before: valueText(before, type),
                  after: valueText(after, type),
                })}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
