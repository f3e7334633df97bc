/** Whether the agents of this generation are still supported, told plainly, and what works all the same. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RetirementFact } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';

const useStyles = makeStyles({
  details: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  summary: { cursor: 'pointer', paddingBlock: tokens.spacingVerticalXS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

export function SupportNote({ facts }: { facts: readonly RetirementFact[] }) {
  const { t } = useTranslation(['judgement', 'findings']);
  const styles = useStyles();
  const format = useFormat();
  const first = facts.find(({ milestone }) => milestone !== 'generallyAvailable');
  if (first === undefined) return null;
  const sentence = ({ milestone, date }: RetirementFact) =>
    t(`retirement.${milestone}`, { date: format.date(date) });
  return (
    <details className={styles.details} data-support>
      <summary className={styles.summary}>{sentence(first)}</summary>
      <ul className={styles.list}>
        {facts.map((fact) => (
          <li key={fact.milestone}>
            {sentence(fact)} {t('findings:source', { source: fact.source })}
          </li>
        ))}
        <li>{t('retirement.still')}</li>
      </ul>
    </details>
  );
}
