/** The configuration as JSON text, checked by main while it is typed. */
import { makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, SecurityTwinView } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import type { MarkedProblem } from '../../../ui/jsonEditor/JsonEditor';
import { useFindingSentence, useFixWords } from '../findingSentence';
import { usePropertyWords } from '../propertyWords';
import { type SecurityTwinState, shownJsonText } from '../securityTwinState';
import type { SecurityTwinStore } from '../securityTwinStore';
import { useValueText } from '../ValueText';
import { jsonVocabulary } from './jsonVocabulary';

const JsonEditor = lazy(() => import('../../../ui/jsonEditor/JsonEditor'));

const useStyles = makeStyles({
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface JsonTabProps {
  readonly view: SecurityTwinView;
  readonly shown: SecurityTwinState;
  readonly store: SecurityTwinStore;
}

export function JsonTab({ view, shown, store }: JsonTabProps) {
  const { t } = useTranslation(['securityTwin', 'findings', 'workbench']);
  const styles = useStyles();
  const format = useFormat();
  const sentence = useFindingSentence();
  const wordsOf = usePropertyWords();
  const valueText = useValueText();
  const hintId = useId();
  const vocabulary = jsonVocabulary(view, { name: (property) => wordsOf(property).name, value: valueText });
  const fixWords = useFixWords();
  const fixOf = (finding: Finding | null): MarkedProblem['fix'] => {
    const fix = finding?.fix;
    return finding && fix ? { words: fixWords(finding, fix), run: () => store.fix(fix.id) } : null;
  };
  const jsonProblems = view.draft?.jsonProblems;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sentences change only with the language, and t with it.
  const problems = useMemo(
    () =>
      (jsonProblems ?? []).map(
        ({ from, to, finding }): MarkedProblem => ({
          from,
          to,
          severity: finding?.severity ?? 'error',
          message: finding ? sentence(finding) : t('findings:notJson'),
          fix: fixOf(finding),
        }),
      ),
    [jsonProblems, t],
  );
  return (
    <div data-json-problems={problems.length}>
      <p id={hintId} className={styles.hint}>
        {t('json.hint')}
      </p>
      <Suspense fallback={<Spinner label={t('json.loading')} />}>
        <JsonEditor
          text={shownJsonText(shown)}
          label={t('json.label')}
          describedBy={hintId}
          problems={problems}
          checkedText={view.draft?.jsonText ?? view.jsonText}
          vocabulary={vocabulary}
          phrases={t('workbench:editor', { returnObjects: true })}
          onChange={store.setJson}
          onLeave={store.keepNow}
        />
      </Suspense>
      <p className={styles.hint}>
        {problems.length === 0
          ? t('json.noProblems')
          : t('json.problems', { count: problems.length, formatted: format.number(problems.length) })}
      </p>
    </div>
  );
}
