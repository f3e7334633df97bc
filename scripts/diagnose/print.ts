/** A check's result as lines for a terminal, and a diagnosis as an exit code. */
import type { CheckResult, Diagnosis, Language } from '../../preload/contract';
import { diagnosisWords, letterOf, sentencesOf } from '../../preload/diagnosisText';

export function textOf(language: Language, result: CheckResult): string {
  const words = diagnosisWords[language];
  const { means, next } = sentencesOf(language, result);
  const head = `[${words.outcomes[result.outcome]}] ${words.checks[result.checkId].title}: ${means}`;
  if (result.outcome === 'pass' || result.outcome === 'skipped') return head;
  const facts = result.evidence.map(
    ({ name, value, source }) => `${words.evidence[name]}: ${value} (${source})`,
  );
  const letter = letterOf(language, result);
  return [head, next, ...facts, ...(letter === '' ? [] : ['', letter, ''])]
    .join('\n')
    .replaceAll(/\n(?=.)/g, '\n    ');
}

export function exitCodeOf({ outcome, isCancelled }: Diagnosis): number {
  if (isCancelled) return 4;
  switch (outcome) {
    case 'pass':
      return 0;
    case 'fail':
      return 1;
    case 'warning':
      return 3;
    case 'skipped':
      return 4;
  }
}
