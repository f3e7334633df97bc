/** The report a visit leaves behind, whether a report is as it was signed, and what goes to support. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { language } from './app';
import { checkOutcome } from './diagnostics';
import { hubErrors } from './failures';
import { deviceId, instant } from './identity';

export const reportFormat = z.enum(['html', 'pdf', 'json']);
export type ReportFormat = z.infer<typeof reportFormat>;

const documentFact = z.object({ name: z.string(), value: z.string() });

/** What a report says, in its language and ready to be drawn: the window and the file show the same. */
export const reportDocument = z.object({
  language,
  title: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      paragraphs: z.array(z.string()),
      facts: z.array(documentFact),
      items: z.array(
        z.object({
          heading: z.string(),
          outcome: z.object({ code: checkOutcome, word: z.string() }),
          paragraphs: z.array(z.string()),
          facts: z.array(documentFact),
        }),
      ),
      /** Texts in which every space counts. */
      listings: z.array(z.object({ title: z.string(), text: z.string() })),
    }),
  ),
});
export type ReportDocument = z.infer<typeof reportDocument>;
export type ReportSection = ReportDocument['sections'][number];

export const reportWish = z.object({
  deviceId,
  /** When the diagnosis began that the report ends with. */
  startedAt: instant,
  language,
  /** As the person writes their name. */
  technician: z.string().trim().min(1).max(200),
  note: z.string().max(10_000),
});
export type ReportWish = z.infer<typeof reportWish>;

export const reportableRun = z.object({
  startedAt: instant,
  outcome: checkOutcome,
  isCancelled: z.boolean(),
  /** Where the checks on the device looked; null when they did not. */
  targetName: z.string().nullable(),
});
export type ReportableRun = z.infer<typeof reportableRun>;

/** What the bytes of a file tell. `unsigned`: there is no signature of Siteward at its end. */
export const reportVerdict = z.discriminatedUnion('kind', [
  /** Every byte is as it was when it was signed with the key of this fingerprint. */
  z.object({
    kind: z.literal('intact'),
    format: reportFormat,
    fingerprint: z.string(),
    /** It is the key of this laptop. */
    isOwnKey: z.boolean(),
  }),
  z.object({ kind: z.literal('altered') }),
  z.object({ kind: z.literal('unsigned') }),
]);
export type ReportVerdict = z.infer<typeof reportVerdict>;

export const bundlePartId = z.enum(['program', 'hub', 'settings', 'diagnosis', 'agent', 'log']);
export type BundlePartId = z.infer<typeof bundlePartId>;

export const bundlePart = z.object({
  partId: bundlePartId,
  /** Exactly what the file would hold of it. */
  text: z.string(),
  /** How many secrets were taken out. */
  removedCount: z.number().int(),
});
export type BundlePart = z.infer<typeof bundlePart>;

const fileErrors = {
  NOTHING_CHOSEN: {},
  FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
} as const;

export const reports = {
  /** What a report of this device can be made of; the newest run first. */
  material: oc
    .errors(hubErrors)
    .input(z.object({ deviceId }))
    .output(
      z.object({
        /** Typed for the last report; empty before the first. */
        technician: z.string(),
        /** Of the key that signs. */
        fingerprint: z.string(),
        runs: z.array(reportableRun),
      }),
    ),
  /** Reads the twins once more and makes the report, which stays in main until the next is prepared. */
  prepare: oc
    .errors({ ...hubErrors, DIAGNOSIS_ABSENT: {} })
    .input(reportWish)
    .output(z.object({ reportId: z.string(), document: reportDocument })),
  /** Writes exactly what was prepared, signed, where the person chooses. */
  save: oc
    .errors({ ...fileErrors, REPORT_OUTDATED: {}, PDF_NOT_MADE: {} })
    .input(z.object({ reportId: z.string(), format: reportFormat }))
    .output(z.object({ fileName: z.string() })),
  /** Of a file the person chooses. */
  verify: oc
    .errors({ NOTHING_CHOSEN: {}, FILE_TOO_LARGE: {} })
    .output(z.object({ fileName: z.string(), verdict: reportVerdict })),
  /** Gathers what support asks for, without secrets; it stays in main until the next is gathered. */
  gatherBundle: oc
    .input(z.object({ deviceId: deviceId.nullable() }))
    .output(z.object({ bundleId: z.string(), parts: z.array(bundlePart) })),
  /** Writes the chosen parts as they were shown. */
  saveBundle: oc
    .errors({ ...fileErrors, BUNDLE_OUTDATED: {} })
    .input(z.object({ bundleId: z.string(), partIds: z.array(bundlePartId).min(1) }))
    .output(z.object({ fileName: z.string() })),
};
