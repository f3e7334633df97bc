/** What is wrong with a query, in words, under the search field. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetFilterError } from '../../../../preload/contract';
import { announce } from '../../../ui/announcements';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  mistake: {
    ...typographyStyles.body1,
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground1,
  },
  sign: { flexShrink: 0, marginTop: '2px', color: tokens.colorStatusDangerForeground1 },
});

export function FilterMistakes({ id, mistakes }: { id: string; mistakes: readonly FleetFilterError[] }) {
  const styles = useStyles();
  const sentenceOf = useSentence();
  const spoken = mistakes.map(sentenceOf).join(' ');
  useEffect(() => {
    if (spoken !== '') announce(spoken);
  }, [spoken]);
  return (
    <ul id={id} className={styles.list} hidden={mistakes.length === 0}>
      {mistakes.map((mistake) => (
        <li
          key={`${mistake.code} ${mistake.from}`}
          data-filter-error={mistake.code}
          className={styles.mistake}
        >
          <ErrorCircle16Regular className={styles.sign} aria-hidden />
          <span>{sentenceOf(mistake)}</span>
        </li>
      ))}
    </ul>
  );
}

function useSentence(): (mistake: FleetFilterError) => string {
  const { t } = useTranslation('fleet');
  return ({ code, text, expected }) => {
    const sentence = t(`mistakes.${code}`, { text });
    return expected.length === 0
      ? sentence
      : `${sentence} ${t('mistakes.possible', { values: expected.join(', ') })}`;
  };
}
