/** What screens show, as files: the person chooses where to in a dialog of main's, which writes them. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { coverageOrder } from './coverage';
import { hubErrors } from './failures';
import { fleetQuestion, fleetSort, securityModuleKind, securityVerdict } from './fleet';
import { deviceId } from './identity';
import { exportFormat } from './queryConsole';

/** A column of a CSV file; a program finds it in JSON lines under its id. */
function fileColumns<Id extends z.ZodType<string>>(id: Id) {
  const column = z.object({
    id,
    title: z.string().max(600),
    /** What values that are words of Siteward's are called in the language of the window. */
    words: z.record(z.string(), z.string()),
  });
  return z.array(column).min(1).max(40);
}

export const fileProgress = z.object({
  /** `gathering`: the rows are put together; `writing`: the file is. */
  phase: z.enum(['gathering', 'writing', 'done']),
  rowCount: z.number().int(),
  /** Once it is there. */
  fileName: z.string().nullable(),
});
export type FileProgress = z.infer<typeof fileProgress>;

const deviceIds = z.array(deviceId).max(1_000_000);

export const fleetRowsExport = z.object({
  question: fleetQuestion,
  rows: z.discriminatedUnion('kind', [
    /** All that the question finds, without some. */
    z.object({ kind: z.literal('found'), except: deviceIds }),
    /** These, in the order of the question, whatever else it finds. */
    z.object({ kind: z.literal('selected'), deviceIds }),
  ]),
  columns: fileColumns(fleetSort.shape.by),
  format: exportFormat,
});
export type FleetRowsExport = z.infer<typeof fleetRowsExport>;

export const hygieneExport = z.object({
  columns: fileColumns(
    z.enum(['severity', 'rule', 'defender', 'deviceId', 'moduleId', 'deviceCount', 'evidence']),
  ),
  format: exportFormat,
});
export type HygieneExport = z.infer<typeof hygieneExport>;

export const coverageExport = z.object({
  order: coverageOrder,
  columns: fileColumns(
    z.union([
      z.enum(['site', 'deviceCount']),
      z.templateLiteral(['verdict.', securityVerdict]),
      z.templateLiteral(['module.', securityModuleKind]),
    ]),
  ),
  format: exportFormat,
});
export type CoverageExport = z.infer<typeof coverageExport>;

const fileErrors = {
  ...hubErrors,
  NOTHING_CHOSEN: {},
  FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
} as const;

/** All end after `done`. Leaving the stream leaves no file. */
export const screenExports = {
  fleetRows: oc
    .errors({
      ...fileErrors,
      /** Again and again while its rows were put together, as while a list is read. */
      LIST_CHANGED: {},
    })
    .input(fleetRowsExport)
    .output(eventIterator(fileProgress)),
  /** CSV has a line for each device of a finding, JSON lines one for each finding. */
  hygieneFindings: oc
    .errors({ ...fileErrors, NOT_CHECKED: {} })
    .input(hygieneExport)
    .output(eventIterator(fileProgress)),
  coverageSites: oc.errors(fileErrors).input(coverageExport).output(eventIterator(fileProgress)),
};
