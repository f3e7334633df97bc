/** The body of a twin write as clients send it: tags and desired properties, within the hub's limits. */
import { z } from 'zod';
import { isObject, type LimitProblem, limitProblems, objectOf, twinLimits } from '../../twin';
import { HubError } from '../hubError';
import type { JsonObject, JsonValue } from '../ports';

export interface TwinWrite {
  readonly tags: JsonObject | null;
  readonly desired: JsonObject | null;
}

const twinBody = z.looseObject({
  tags: z.unknown().optional(),
  properties: z.looseObject({ desired: z.unknown().optional(), reported: z.unknown().optional() }).nullish(),
});

/** Other members (etag, deviceId, …) are ignored, as the service does; a reported section is refused. */
export function readTwinWrite(body: JsonValue): TwinWrite {
  const parsed = twinBody.safeParse(body);
  if (!parsed.success) throw invalid('the body is not a twin');
  const { tags, properties } = parsed.data;
  if (properties?.reported !== undefined)
    throw invalid('reported properties are written by the device alone');
  return {
    tags: tags === undefined ? null : objectIn(tags, 'tags'),
    desired: properties?.desired === undefined ? null : objectIn(properties.desired, 'properties.desired'),
  };
}

function objectIn(value: unknown, place: string): JsonObject {
  // The body came out of JSON.parse, so what is an object holds JSON.
  const section = value as JsonValue;
  if (!isObject(section)) throw invalid(`${place} is not an object`);
  return objectOf(Object.entries(section).filter(([key]) => key !== '$metadata' && key !== '$version'));
}

/** Fails with 400 when a section as it would become breaks a limit of twins. */
export function checkLimits(place: 'tags' | 'desired' | 'reported', section: JsonObject): void {
  const limitBytes = {
    tags: twinLimits.tagsBytes,
    desired: twinLimits.desiredBytes,
    reported: twinLimits.reportedBytes,
  }[place];
  const [problem] = limitProblems(section, limitBytes);
  if (problem)
    throw invalid(`${place}${problem.path.map((key) => `.${key}`).join('')} ${sentenceOf(problem)}`);
}

function sentenceOf(problem: LimitProblem): string {
  switch (problem.code) {
    case 'tooLarge':
      return `has ${problem.sizeBytes} bytes, more than the ${problem.limitBytes} allowed`;
    case 'tooDeep':
      return `is deeper than ${problem.limit} levels`;
    case 'keyNotAllowed':
      return 'is a key with a character that is not allowed';
    case 'keyTooLong':
      return `is a key of ${problem.sizeBytes} bytes, more than the ${problem.limitBytes} allowed`;
    case 'stringTooLong':
      return `is a string of ${problem.sizeBytes} bytes, more than the ${problem.limitBytes} allowed`;
    case 'integerOutOfRange':
      return 'is an integer outside the range allowed';
  }
}

function invalid(sentence: string): HubError {
  return new HubError('ArgumentInvalid', `BadRequest: ${sentence}.`);
}
