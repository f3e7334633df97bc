/** The sentences about checks in every language: the window, reports and the command line say the same. Pure. */
import type { CheckResult, Language } from '../contract';
import { en } from './en';
import { es } from './es';
import type { DiagnosisWords, VerdictWords } from './words';

export type { DiagnosisWords, VerdictWords } from './words';

export const diagnosisWords: Readonly<Record<Language, DiagnosisWords>> = { en, es };

type Worded = Pick<CheckResult, 'verdict' | 'detail'>;

/** `instant` writes a point in time as its reader wants it; without it as ISO 8601, which every reader can. */
export function sentencesOf(
  language: Language,
  { verdict, detail }: Worded,
  instant: (text: string) => string = (text) => text,
): VerdictWords {
  const words = diagnosisWords[language];
  const filled = (sentence: string): string =>
    sentence.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
      const value = detail[name] ?? '–';
      return isInstant(value) ? instant(value) : wordOf(words, name, value);
    });
  const { means, next, it } = words.verdicts[verdict];
  return { means: filled(means), next: filled(next), it: filled(it) };
}

/** Ready to be pasted into a message: what is wrong, what is asked for, and the values behind it. Empty without a part for them. */
export function letterOf(
  language: Language,
  result: Pick<CheckResult, 'verdict' | 'detail' | 'evidence'>,
): string {
  const { means, it } = sentencesOf(language, result);
  if (it === '') return '';
  const { letter, evidence } = diagnosisWords[language];
  const facts = result.evidence.map(({ name, value, source }) => `- ${evidence[name]}: ${value} (${source})`);
  return [letter.opening, '', means, it, ...(facts.length > 0 ? ['', letter.facts, ...facts] : [])].join(
    '\n',
  );
}

/** As `toISOString` writes it. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);
}

function wordOf({ checks, values }: DiagnosisWords, name: string, value: string): string {
  if (name === 'check') return Object.entries(checks).find(([id]) => id === value)?.[1].title ?? value;
  const own = Object.entries(values).find(([kind]) => kind === name)?.[1] ?? {};
  return Object.entries(own).find(([word]) => word === value)?.[1] ?? value;
}
