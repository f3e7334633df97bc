/** What a configuration makes the agent send in a day, before and after the edit, as a range. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView } from '../../../../preload/contract';
import { useRangeText } from './rangeText';

const useStyles = makeStyles({
  line: { margin: 0 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function TrafficWords({ traffic }: { traffic: SecurityTwinView['traffic'] }) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const rangeText = useRangeText();
  const measures = ['messagesPerDay', 'unitsPerDay'] as const;
  return (
    <>
      {measures.map((measure) => {
        const before = rangeText(traffic.before[measure]);
        const after = rangeText(traffic.after[measure]);
        return (
          <p key={measure} className={styles.line} data-traffic={measure}>
            {before === after
              ? t(`preview.${measure}Same`, { range: after })
              : t(`preview.${measure}Changed`, { before, after })}
          </p>
        );
      })}
      <p className={styles.note}>{t('preview.costNote')}</p>
    </>
  );
}
