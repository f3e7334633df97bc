/** The findings of the newest check as a file. */
import { basename } from 'node:path';
import type {
  FileProgress,
  HygieneDetail,
  HygieneExport,
  HygieneFinding,
  HygieneRuleResult,
  Language,
} from '../../preload/contract';
import { aboutFacts, type Cell, csvText, jsonLinesText } from '../export';
import { ExpectedFailure } from '../failures';
import type { HygieneService } from '../hygiene';
import { streamChosenFile } from '../savedFiles';
import { csvColumns, portionsOf } from './cells';
import type { Tell } from './told';

export interface HygieneFindingsPorts {
  readonly hygiene: Pick<HygieneService, 'read' | 'findings'>;
  readonly hostName: string;
  readonly language: Language;
  readonly now: () => Date;
}

/** A line of a spreadsheet: a finding and one of its devices, so that lines can be filtered by device. */
interface Line {
  readonly rule: HygieneRuleResult;
  readonly finding: HygieneFinding;
  readonly deviceId: string;
}

type ColumnId = HygieneExport['columns'][number]['id'];

/** Fails with NOT_CHECKED or FILE_NOT_WRITTEN; then there is no file. */
export async function exportHygieneFindings(
  { columns, format }: HygieneExport,
  path: string,
  { hygiene, hostName, language, now }: HygieneFindingsPorts,
  tell: Tell<FileProgress>,
  signal: AbortSignal,
): Promise<FileProgress> {
  const { checkedAt, readAt, oldestReadAt, rules } = await hygiene.read();
  if (checkedAt === null) throw new ExpectedFailure('NOT_CHECKED');
  const found = rules
    .filter(({ keptCount }) => keptCount > 0)
    .map((rule) => ({ rule, findings: hygiene.findings(rule.code, 0, rule.keptCount).findings }));
  const findings = found.flatMap((each) => each.findings);
  const lines = found.flatMap((each) => each.findings.flatMap((finding) => linesOf(each.rule, finding)));
  const rowCount = format === 'csv' ? lines.length : findings.length;
  const about = aboutFacts(
    {
      hostName,
      filter: '',
      rowCount,
      firstReadAt: oldestReadAt,
      lastReadAt: readAt,
      checkedAt,
      unlistedCount: rules.reduce((sum, rule) => sum + rule.findingCount - rule.keptCount, 0),
      writtenAt: now().toISOString(),
    },
    language,
  );
  const tellWritten = (written: number): void =>
    tell({ phase: 'writing', rowCount: written, fileName: null });
  const chunks =
    format === 'jsonLines'
      ? jsonLinesText(about, portionsOf(findings, tellWritten))
      : csvText(
          { columns: csvColumns(columns, inColumn), about, portions: portionsOf(lines, tellWritten) },
          language,
        );
  for await (const _ of streamChosenFile(path, chunks, signal));
  return { phase: 'done', rowCount, fileName: basename(path) };
}

function linesOf(rule: HygieneRuleResult, finding: HygieneFinding): readonly Line[] {
  return finding.deviceIds.map((deviceId) => ({ rule, finding, deviceId }));
}

function inColumn({ rule, finding, deviceId }: Line, id: ColumnId): Cell {
  switch (id) {
    case 'severity':
      return rule.severity;
    case 'rule':
      return rule.code;
    case 'defender':
      return rule.defender?.name;
    case 'deviceId':
      return deviceId;
    case 'moduleId':
      return finding.moduleId;
    case 'deviceCount':
      return finding.deviceCount;
    case 'evidence':
      return evidenceOf(finding.detail);
  }
}

/** `thumbprint: A1B2, sizeBytes: 7600` */
function evidenceOf(detail: HygieneDetail): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
