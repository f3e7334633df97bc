/** A report as a document in its language: what the window shows and a file is drawn from. Pure. */
import type { CheckResult, Diagnosis, ReportDocument, ReportSection } from '../../preload/contract';
import { diagnosisWords, isInstant, sentencesOf } from '../../preload/diagnosisText';
import { lastDiagnosis, type Report } from './report';
import { agentSection, twinSections } from './stateSections';
import { section, type Wording, wordingOf } from './wording';

export function documentOf(report: Report): ReportDocument {
  const wording = wordingOf(report);
  const { words, fill } = wording;
  const last = lastDiagnosis(report);
  return {
    language: report.language,
    title: fill(words.title, { device: report.deviceId }),
    sections: [
      visit(report, wording),
      ...(report.note.trim() === '' ? [] : [section(words.note, { paragraphs: [report.note] })]),
      section(fill(words.checks.last, { at: wording.dateTime(last.startedAt) }), {
        items: last.results.map((result) => itemOf(result, wording)),
      }),
      ...report.diagnoses.slice(0, -1).map((diagnosis) => earlier(diagnosis, wording)),
      ...twinSections(report.twins, wording),
      agentSection(report.agent, wording),
      signature(report, wording),
    ],
  };
}

function visit(report: Report, { words, fill, dateTime }: Wording): ReportSection {
  const own = words.visit;
  const last = lastDiagnosis(report);
  const first = report.diagnoses[0] ?? last;
  const outcomes = { pass: own.passed, warning: own.warned, fail: own.failed, skipped: own.nothing };
  return section(own.heading, {
    paragraphs: [last.isCancelled ? own.cancelled : outcomes[last.outcome]],
    facts: [
      { name: own.technician, value: fill(own.typed, { name: report.technician }) },
      { name: own.device, value: report.deviceId },
      { name: own.hub, value: report.hostName },
      { name: own.credential, value: report.credentialName },
      { name: own.target, value: last.targetName ?? own.noTarget },
      { name: own.began, value: dateTime(first.startedAt) },
      { name: own.ended, value: last.finishedAt === null ? own.notEnded : dateTime(last.finishedAt) },
      { name: own.made, value: dateTime(report.madeAt) },
      { name: own.timeZone, value: report.timeZone },
      { name: own.clock, value: clockSentence(report, own, fill) },
      { name: own.program, value: `Siteward ${report.program.version} (${report.program.platform})` },
    ],
  });
}

function clockSentence(
  { clockDifferenceS }: Report,
  own: Wording['words']['visit'],
  fill: Wording['fill'],
): string {
  if (clockDifferenceS === null) return own.clockUnknown;
  if (clockDifferenceS === 0) return own.clockRight;
  const seconds = String(Math.abs(clockDifferenceS));
  return fill(clockDifferenceS > 0 ? own.clockAhead : own.clockBehind, { seconds });
}

function earlier({ startedAt, results }: Diagnosis, wording: Wording): ReportSection {
  const { checks } = wording.words;
  const found = results.filter(({ outcome }) => outcome === 'fail' || outcome === 'warning');
  return section(wording.fill(checks.earlier, { at: wording.dateTime(startedAt) }), {
    paragraphs: [found.length === 0 ? checks.allPassed : checks.earlierMeaning],
    items: found.map((result) => itemOf(result, wording)),
  });
}

function itemOf(
  result: CheckResult,
  { language, words, fill, dateTime }: Wording,
): ReportSection['items'][0] {
  const own = diagnosisWords[language];
  const { means, next, it } = sentencesOf(language, result, dateTime);
  return {
    heading: own.checks[result.checkId].title,
    outcome: { code: result.outcome, word: own.outcomes[result.outcome] },
    paragraphs: [
      means,
      ...(next === '' ? [] : [fill(words.checks.next, { text: next })]),
      ...(it === '' ? [] : [fill(words.checks.it, { text: it })]),
    ],
    facts: result.evidence.map(({ name, value, source }) => ({
      name: own.evidence[name],
      value: `${isInstant(value) ? dateTime(value) : value} (${source})`,
    })),
  };
}

function signature({ fingerprint }: Report, { words: { signature: own }, fill }: Wording): ReportSection {
  return section(own.heading, {
    paragraphs: [own.proves, own.provesNot, fill(own.how, { fingerprint })],
    facts: [{ name: own.fingerprint, value: fingerprint }],
  });
}
