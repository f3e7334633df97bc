/** How a report puts things: its words, and points in time in the laptop's zone with their distance from UTC. */
import type { Language, ReportSection } from '../../preload/contract';
import type { Report } from './report';
import { filled, type ReportWords, reportWords } from './words';

export interface Wording {
  readonly language: Language;
  readonly words: ReportWords;
  readonly fill: typeof filled;
  readonly dateTime: (instant: string) => string;
}

/** English with the month as a word and 24 hours, as on screen. */
const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };

export function wordingOf({ language, timeZone }: Pick<Report, 'language' | 'timeZone'>): Wording {
  const format = new Intl.DateTimeFormat(localeOf[language], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    timeZone,
  });
  return {
    language,
    words: reportWords[language],
    fill: filled,
    dateTime: (instant) => {
      const at = new Date(instant);
      return Number.isNaN(at.getTime()) ? instant : format.format(at);
    },
  };
}

export function section(heading: string, parts: Partial<ReportSection>): ReportSection {
  return { paragraphs: [], facts: [], items: [], listings: [], ...parts, heading };
}
