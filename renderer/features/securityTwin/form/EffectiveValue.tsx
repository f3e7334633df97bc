/** What the agent would run: one value, or one for each agent it may be where they differ. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PropertyRow } from '../../../../preload/contract';
import { ValueText } from '../ValueText';

const useStyles = makeStyles({
  agent: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

export function EffectiveValue({ row }: { row: PropertyRow }) {
  const { t } = useTranslation('judgement');
  const styles = useStyles();
  if (row.effectiveByAgent.length === 0) return <ValueText value={row.effective} type={row.type} />;
  return row.effectiveByAgent.map(({ agent, value }) => (
    <div key={agent} data-agent={agent}>
      <span className={styles.agent}>{t(`agents.${agent}`)}</span>
      <ValueText value={value} type={row.type} />
    </div>
  ));
}
