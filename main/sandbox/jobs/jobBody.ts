/** The body of `PUT /jobs/v2/{id}` as clients send it, checked as far as it can be before the job starts. */
import { z } from 'zod';
import { HubError } from '../hubError';
import { readMethodCall } from '../methods/methods';
import type { JsonObject, JsonValue } from '../ports';
import { parseCondition } from '../query/parse';
import { readOrRefuse } from '../query/readOrRefuse';
import { readTwinWrite } from '../twins/twinBody';
import { type JobPlan, jobTypes } from './job';

/** Source of the limits: MicrosoftDocs/azure-docs iot-hub-devguide-jobs.md; of the default: azure-iothub's JobClient. */
const idForm = /^[A-Za-z0-9-]{1,64}$/;
const defaultMaxExecutionS = 3600;

const jsonObject = z.record(z.string(), z.unknown());
const jobBody = z.looseObject({
  type: z.enum(jobTypes),
  queryCondition: z.string(),
  updateTwin: jsonObject.nullish(),
  cloudToDeviceMethod: jsonObject.nullish(),
  startTime: z.iso.datetime({ offset: true, local: true }).nullish(),
  maxExecutionTimeInSeconds: z.number().int().min(0).max(2_592_000).nullish(),
});

export function readJobPlan(id: string, body: JsonValue | undefined, now: Date): JobPlan {
  if (!idForm.test(id)) {
    throw invalid('a job id has at most 64 letters, digits and dashes');
  }
  const parsed = jobBody.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`the body is not a job: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { type, queryCondition, startTime, maxExecutionTimeInSeconds } = parsed.data;
  const { from } = readOrRefuse(() => parseCondition(queryCondition));
  if (from === 'jobs') throw invalid('a job is about devices or modules');
  const work = type === 'scheduleUpdateTwin' ? parsed.data.updateTwin : parsed.data.cloudToDeviceMethod;
  if (!work) throw invalid(`a job of the type ${type} says what is to be done`);
  // Part of a body that came out of JSON.parse.
  const json = work as JsonObject;
  if (type === 'scheduleUpdateTwin') checkTwin(json);
  else readMethodCall(json);
  return {
    id,
    type,
    queryCondition,
    work: json,
    startMs: startTime ? Date.parse(withZone(startTime)) : now.getTime(),
    maxExecutionS: maxExecutionTimeInSeconds || defaultMaxExecutionS,
  };
}

/** Seen in the tests of Azure/azure-iot-sdk-java: the service takes no other ETag here. */
function checkTwin(twin: JsonObject): void {
  readTwinWrite(twin);
  if (twin.etag !== '*') {
    throw invalid("a job of the type scheduleUpdateTwin is a forced update and takes only '*' as its etag");
  }
}

/** A time without a zone is UTC. */
function withZone(time: string): string {
  return /(Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`;
}

function invalid(sentence: string): HubError {
  return new HubError('ArgumentInvalid', `BadRequest: ${sentence}.`);
}
