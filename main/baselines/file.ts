/** Baselines as files that can be handed on: JSON with a format and its version. */
import { z } from 'zod';
import { type BaselineContent, baselineContent } from '../../preload/contract';
import { ExpectedFailure } from '../failures';

const format = 'siteward-baseline';
const formatVersion = 1;

const anyVersion = z.looseObject({ format: z.literal(format), formatVersion: z.number().int().min(1) });
const file = z.object({
  format: z.literal(format),
  formatVersion: z.literal(formatVersion),
  /** The same on every laptop, so that importing again makes a version and not another baseline. */
  baselineId: z.uuid(),
  baseline: baselineContent,
});

export interface BaselineFile {
  readonly baselineId: string;
  readonly content: BaselineContent;
}

export function textOfFile({ baselineId, content }: BaselineFile): string {
  return `${JSON.stringify({ format, formatVersion, baselineId, baseline: content }, null, 2)}\n`;
}

/** Fails with BASELINE_FILE_INVALID. */
export function readFileText(text: string): BaselineFile {
  const json = parsed(text.replace(/^\uFEFF/, ''));
  const header = anyVersion.safeParse(json);
  if (!header.success) throw invalid('notABaseline', placeOf(header.error));
  if (header.data.formatVersion > formatVersion) throw invalid('newerFormat', null);
  const read = file.safeParse(json);
  if (!read.success) throw invalid('notABaseline', placeOf(read.error));
  return { baselineId: read.data.baselineId, content: read.data.baseline };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('notJson', null);
  }
}

function placeOf(error: z.ZodError): string | null {
  return error.issues[0]?.path.join('.') || null;
}

function invalid(reason: 'notJson' | 'notABaseline' | 'newerFormat', place: string | null): ExpectedFailure {
  return new ExpectedFailure('BASELINE_FILE_INVALID', { reason, place });
}
