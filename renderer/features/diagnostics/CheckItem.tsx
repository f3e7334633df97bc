/** One check: how it ended, what that means, what to do next, the values behind it and the text for the site's IT. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CheckId, CheckResult } from '../../../preload/contract';
import {
  type DiagnosisWords,
  diagnosisWords,
  isInstant,
  letterOf,
  sentencesOf,
} from '../../../preload/diagnosisText';
import type { Format } from '../../text/format';
import { currentLanguage } from '../../text/language';
import { useFormat } from '../../text/useFormat';
import { CopyButton } from '../../ui/CopyButton';
import { type Fact, Facts } from '../../ui/Facts';
import { type CheckState, OutcomeBadge } from './OutcomeBadge';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, maxWidth: '60rem' },
  quiet: { color: tokens.colorNeutralForeground2 },
  summary: { ...typographyStyles.caption1, cursor: 'pointer', minHeight: '24px' },
  letter: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    whiteSpace: 'pre-wrap',
    margin: 0,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

export function headingIdOf(checkId: CheckId): string {
  return `check-${checkId}`;
}

interface CheckItemProps {
  readonly checkId: CheckId;
  readonly state: CheckState;
  /** Null until it ended. */
  readonly result: CheckResult | null;
}

export function CheckItem({ checkId, state, result }: CheckItemProps) {
  const styles = useStyles();
  const language = currentLanguage();
  const { title, summary } = diagnosisWords[language].checks[checkId];
  return (
    <li className={styles.item} data-check={checkId} data-outcome={state}>
      <div className={styles.head}>
        <OutcomeBadge state={state} />
        <h3 id={headingIdOf(checkId)} tabIndex={-1} className={styles.title}>
          {title}
        </h3>
      </div>
      {result === null ? (
        <p className={`${styles.sentence} ${styles.quiet}`}>{summary}</p>
      ) : (
        <Result title={title} result={result} />
      )}
    </li>
  );
}

function Result({ title, result }: { title: string; result: CheckResult }) {
  const { t } = useTranslation('diagnostics');
  const styles = useStyles();
  const format = useFormat();
  const language = currentLanguage();
  const { means, next } = sentencesOf(language, result, format.dateTime);
  const letter = letterOf(language, result);
  const names = diagnosisWords[language].evidence;
  return (
    <div data-verdict={result.verdict}>
      <p className={styles.sentence}>{means}</p>
      {next === '' ? null : (
        <p className={styles.sentence}>
          {t('next')} {next}
        </p>
      )}
      {letter === '' ? null : (
        <div className={styles.head}>
          <details>
            <summary className={styles.summary}>{t('letter')}</summary>
            <p className={styles.letter}>{letter}</p>
          </details>
          <CopyButton text={letter} label={t('copyLetter', { check: title })} />
        </div>
      )}
      {result.evidence.length === 0 ? null : (
        <details>
          <summary className={styles.summary}>
            {t('evidence', {
              count: result.evidence.length,
              formatted: format.number(result.evidence.length),
            })}
          </summary>
          <Facts facts={factsOf(result, names, format)} />
        </details>
      )}
    </div>
  );
}

/** Each name once, with all of its values: a check may find several of a kind. */
function factsOf({ evidence }: CheckResult, names: DiagnosisWords['evidence'], format: Format): Fact[] {
  return [...new Set(evidence.map(({ name }) => name))].map((name) => ({
    name: names[name],
    value: evidence
      .filter((each) => each.name === name)
      .map(({ value, source }) => `${isInstant(value) ? format.dateTime(value) : value} (${source})`)
      .join('; '),
  }));
}
