/** Prepares, signs, saves and verifies reports, and gathers what goes to support. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type {
  BundlePart,
  BundlePartId,
  ReportableRun,
  ReportDocument,
  ReportFormat,
  ReportVerdict,
  ReportWish,
} from '../../preload/contract';
import type { Diagnostics } from '../diagnostics';
import { ExpectedFailure } from '../failures';
import { saveFile } from '../savedFiles';
import { redactJson, type Vault } from '../secrets';
import type { KeptValues } from '../settings';
import { agentEvidence } from './agentEvidence';
import { type BundlePorts, bundleText, gatherParts } from './bundle';
import { documentOf } from './document';
import { htmlOf } from './html';
import { jsonBodyOf } from './json';
import { clockDifferenceS, type Report, report } from './report';
import { openSigningKey, type SigningKey } from './signature';
import { type ReportHub, type TwinEvidencePorts, twinEvidence } from './twinEvidence';
import { signedFile, verifyFile } from './verify';

/** `content` is null when the file is larger than any report. */
export interface ChosenReport {
  readonly fileName: string;
  readonly content: Uint8Array | null;
}

export interface ReportPorts extends TwinEvidencePorts {
  /** Fails with NO_HUB_OPEN. */
  readonly hub: () => ReportHub;
  readonly diagnostics: Pick<Diagnostics, 'runs'>;
  readonly program: Report['program'];
  readonly bundle: BundlePorts;
  readonly vault: Pick<Vault, 'find' | 'keep'>;
  readonly kept: KeptValues;
  readonly timeZone: () => string;
  /** Null when the person chose nothing. */
  readonly choosePathToSave: (
    purpose: 'report' | 'supportBundle',
    suggestedName: string,
  ) => Promise<string | null>;
  readonly chooseReport: () => Promise<ChosenReport | null>;
  readonly printPdf: (html: string) => Promise<Uint8Array>;
  readonly noteDefect: (error: unknown) => void;
}

export interface Reports {
  /** Fails with NO_HUB_OPEN. */
  material(deviceId: string): Promise<{ technician: string; fingerprint: string; runs: ReportableRun[] }>;
  /** Fails with NO_HUB_OPEN or DIAGNOSIS_ABSENT. */
  prepare(wish: ReportWish, signal?: AbortSignal): Promise<{ reportId: string; document: ReportDocument }>;
  /** Fails with REPORT_OUTDATED, NOTHING_CHOSEN, PDF_NOT_MADE or FILE_NOT_WRITTEN. */
  save(reportId: string, format: ReportFormat): Promise<{ fileName: string }>;
  /** Fails with NOTHING_CHOSEN or FILE_TOO_LARGE. */
  verify(): Promise<{ fileName: string; verdict: ReportVerdict }>;
  gatherBundle(deviceId: string | null): Promise<{ bundleId: string; parts: BundlePart[] }>;
  /** Fails with BUNDLE_OUTDATED, NOTHING_CHOSEN or FILE_NOT_WRITTEN. */
  saveBundle(bundleId: string, partIds: readonly BundlePartId[]): Promise<{ fileName: string }>;
}

const technicianKey = 'reports.technician';
/** Diagnoses that lie further back belong to another visit. */
const longestVisitMs = 12 * 60 * 60_000;

export function createReports(ports: ReportPorts): Reports {
  const { now, kept } = ports;
  let opening: Promise<SigningKey> | null = null;
  let prepared: { readonly reportId: string; readonly report: Report } | null = null;
  let gathered: { readonly bundleId: string; readonly parts: readonly BundlePart[] } | null = null;

  const signingKey = (): Promise<SigningKey> => {
    opening ??= openSigningKey(ports.vault);
    return opening;
  };
  const technician = (): string => {
    const name = kept.get(technicianKey);
    return typeof name === 'string' ? name : '';
  };

  async function write(
    purpose: 'report' | 'supportBundle',
    suggestedName: string,
    text: string | Uint8Array,
  ): Promise<{ fileName: string }> {
    const path = await ports.choosePathToSave(purpose, suggestedName);
    if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
    await saveFile({ path, text, readers: 'anybody', mayReplace: true }).catch((cause: unknown) => {
      throw new ExpectedFailure('FILE_NOT_WRITTEN', { reason: String(cause) }, { cause });
    });
    return { fileName: basename(path) };
  }

  async function bodyOf(of: Report, format: ReportFormat): Promise<Uint8Array> {
    if (format === 'json') return Buffer.from(jsonBodyOf(of));
    const html = htmlOf(documentOf(of));
    if (format === 'html') return Buffer.from(html);
    return ports.printPdf(html).catch((cause: unknown) => {
      ports.noteDefect(cause);
      throw new ExpectedFailure('PDF_NOT_MADE', undefined, { cause });
    });
  }

  return {
    material: async (deviceId) => ({
      runs: ports.diagnostics
        .runs(deviceId)
        .map(({ startedAt, outcome, isCancelled, targetName }) => ({
          startedAt,
          outcome,
          isCancelled,
          targetName,
        }))
        .reverse(),
      technician: technician(),
      fingerprint: (await signingKey()).fingerprint,
    }),
    prepare: async (wish, signal) => {
      const hub = ports.hub();
      const runs = ports.diagnostics.runs(wish.deviceId);
      const chosen = runs.find(({ startedAt }) => startedAt === wish.startedAt);
      if (chosen === undefined) throw new ExpectedFailure('DIAGNOSIS_ABSENT');
      const diagnoses = runs.slice(0, runs.indexOf(chosen) + 1).filter((run) => isOfVisit(run, chosen));
      const since = diagnoses[0]?.startedAt ?? chosen.startedAt;
      const twins = await twinEvidence(hub, wish.deviceId, since, ports, signal);
      const { fingerprint } = await signingKey();
      const { value } = redactJson({
        form: 'siteward-report-1',
        language: wish.language,
        madeAt: now().toISOString(),
        timeZone: ports.timeZone(),
        clockDifferenceS: clockDifferenceS(chosen),
        technician: wish.technician,
        note: wish.note,
        program: { ...ports.program },
        hostName: hub.hostName,
        deviceId: wish.deviceId,
        credentialName: chosen.credentialName,
        fingerprint,
        diagnoses,
        twins,
        agent: await agentEvidence(ports.bundle.agent, hub.hostName, wish.deviceId),
      });
      const made = report.parse(value);
      kept.set(technicianKey, wish.technician);
      prepared = { reportId: randomUUID(), report: made };
      return { reportId: prepared.reportId, document: documentOf(made) };
    },
    save: async (reportId, format) => {
      if (prepared?.reportId !== reportId) throw new ExpectedFailure('REPORT_OUTDATED');
      const of = prepared.report;
      const file = await signedFile(await signingKey(), format, await bodyOf(of, format));
      return write('report', `${fileNamePart(of.deviceId)}.${dayOf(of.madeAt)}.report.${format}`, file);
    },
    verify: async () => {
      const chosen = await ports.chooseReport();
      if (chosen === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      if (chosen.content === null) throw new ExpectedFailure('FILE_TOO_LARGE');
      const found = await verifyFile(chosen.content);
      const { fingerprint } = await signingKey();
      const verdict: ReportVerdict =
        found.kind === 'intact' ? { ...found, isOwnKey: found.fingerprint === fingerprint } : found;
      return { fileName: chosen.fileName, verdict };
    },
    gatherBundle: async (deviceId) => {
      const last = deviceId === null ? null : (ports.diagnostics.runs(deviceId).at(-1) ?? null);
      const parts = await gatherParts(ports.bundle, last);
      gathered = { bundleId: randomUUID(), parts };
      return { bundleId: gathered.bundleId, parts };
    },
    saveBundle: async (bundleId, partIds) => {
      if (gathered?.bundleId !== bundleId) throw new ExpectedFailure('BUNDLE_OUTDATED');
      const madeAt = now().toISOString();
      const parts = gathered.parts.filter(({ partId }) => partIds.includes(partId));
      return write('supportBundle', `siteward.${dayOf(madeAt)}.support.json`, bundleText(madeAt, parts));
    },
  };
}

function isOfVisit({ startedAt }: { startedAt: string }, chosen: { startedAt: string }): boolean {
  return Date.parse(chosen.startedAt) - Date.parse(startedAt) <= longestVisitMs;
}

function fileNamePart(deviceId: string): string {
  return deviceId.replaceAll(/[^A-Za-z0-9.-]+/g, '-');
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
