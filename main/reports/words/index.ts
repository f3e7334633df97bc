/** The words of reports in every language. */
import type { Language } from '../../../preload/contract';
import { en, type ReportWords } from './en';
import { es } from './es';

export type { ReportWords } from './en';

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, es };

/** The sentence with its values, each as it is. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
