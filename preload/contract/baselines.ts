/** Named configurations of security modules, with variables for what differs from site to site; every save is a version. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant } from './identity';
import { jsonValue } from './json';
import { generation } from './securityAgents';

export const variableType = z.enum(['text', 'integer', 'boolean', 'duration', 'priority']);
export type VariableType = z.infer<typeof variableType>;

/**
 * `{{name}}` as a whole value takes the variable's value with its type; inside a longer text it is written out;
 * `\{{` stands for the two braces themselves.
 */
export const baselineVariable = z.object({
  name: z.string().regex(/^[A-Za-z]\w{0,39}$/),
  type: variableType,
  description: z.string().max(200),
  /** Null asks for a value each time. */
  defaultValue: z.union([z.string().max(4096), z.number(), z.boolean()]).nullable(),
});
export type BaselineVariable = z.infer<typeof baselineVariable>;

export const baselineContent = z.object({
  name: z.string().trim().min(1).max(80),
  generation,
  /** What this version is for. */
  note: z.string().max(500),
  variables: z.array(baselineVariable).max(50),
  /** Property name to value. */
  values: z.record(z.string().max(1024), jsonValue),
});
export type BaselineContent = z.infer<typeof baselineContent>;

export const baselineProblem = z.object({
  code: z.enum(['repeatedVariable', 'undeclaredVariable', 'defaultOfWrongType']),
  variable: z.string(),
  /** Where an undeclared variable is used. */
  property: z.string().nullable(),
});
export type BaselineProblem = z.infer<typeof baselineProblem>;

export const variableProblem = z.object({
  variable: z.string(),
  problem: z.enum(['missing', 'wrongType', 'undeclared']),
});
export type VariableProblem = z.infer<typeof variableProblem>;

export const baselineVersion = z.object({ version: z.number().int(), savedAt: instant, note: z.string() });

export const baselineView = z.object({
  baselineId: z.string(),
  version: z.number().int(),
  savedAt: instant,
  content: baselineContent,
  /** The newest first. */
  versions: z.array(baselineVersion),
});
export type BaselineView = z.infer<typeof baselineView>;

export const baselineSummary = z.object({
  baselineId: z.string(),
  name: z.string(),
  generation,
  version: z.number().int(),
  savedAt: instant,
  variableCount: z.number().int(),
  propertyCount: z.number().int(),
});
export type BaselineSummary = z.infer<typeof baselineSummary>;

/** A version of a baseline with values for its variables; the newest version when it is null. */
export const filledBaseline = z.object({
  baselineId: z.string(),
  version: z.number().int().nullable(),
  variables: z.record(z.string(), z.union([z.string().max(4096), z.number(), z.boolean()])),
});
export type FilledBaseline = z.infer<typeof filledBaseline>;

const unknown = { BASELINE_UNKNOWN: {} } as const;
const invalid = {
  BASELINE_INVALID: { data: z.object({ problems: z.array(baselineProblem) }) },
  BASELINE_NAME_TAKEN: {},
} as const;

/** Declared wherever a baseline's variables are filled in. */
export const fillErrors = {
  ...unknown,
  VARIABLES_INVALID: { data: z.object({ problems: z.array(variableProblem) }) },
} as const;

export const baselines = {
  list: oc.output(z.array(baselineSummary)),
  read: oc
    .errors(unknown)
    .input(z.object({ baselineId: z.string(), version: z.number().int().nullable() }))
    .output(baselineView),
  /** A new baseline without an id, else a new version of one; the older versions stay. */
  save: oc
    .errors({ ...unknown, ...invalid })
    .input(z.object({ baselineId: z.string().nullable(), content: baselineContent }))
    .output(baselineView),
  /** With all its versions. */
  remove: oc.errors(unknown).input(z.object({ baselineId: z.string() })),
  /** From a file the person picks: a new baseline, or a new version of the one the file was exported from. */
  importFile: oc
    .errors({
      ...invalid,
      NOTHING_CHOSEN: {},
      BASELINE_FILE_INVALID: {
        data: z.object({
          reason: z.enum(['notJson', 'notABaseline', 'newerFormat']),
          place: z.string().nullable(),
        }),
      },
    })
    .output(baselineView),
  exportFile: oc
    .errors({
      ...unknown,
      NOTHING_CHOSEN: {},
      FILE_NOT_WRITTEN: { data: z.object({ reason: z.string() }) },
    })
    .input(z.object({ baselineId: z.string(), version: z.number().int().nullable() }))
    .output(z.object({ fileName: z.string() })),
};
