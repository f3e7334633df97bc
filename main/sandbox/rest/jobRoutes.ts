/** Jobs over REST, as azure-iothub's JobClient calls them. */
import { HubError } from '../hubError';
import { jobStatuses, jobTypes } from '../jobs';
import type { Answer } from './answer';
import { readPageRequest } from './paging';
import { jsonOf } from './request';
import { type RestCall, type Route, route } from './route';

const common = { throttle: 'jobOperations', errorForm: 'flat' } as const;

export const jobRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'PUT',
    path: '/jobs/v2/:jobId',
    needs: 'writeJobs',
    answer: ({ request, parameters, rooms }) => ({
      status: 200,
      body: rooms.jobs.schedule(parameters.jobId, jsonOf(request)),
    }),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/jobs/v2/:jobId',
    needs: 'readJobs',
    answer: ({ parameters, rooms }) => ({ status: 200, body: rooms.jobs.read(parameters.jobId) }),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/jobs/v2/:jobId/cancel',
    needs: 'cancelJobs',
    answer: ({ parameters, rooms }) => ({ status: 200, body: rooms.jobs.cancel(parameters.jobId) }),
  }),
  route({
    ...common,
    method: 'GET',
    path: '/jobs/v2/query',
    needs: 'readJobs',
    answer: listJobs,
  }),
];

function listJobs({ request, rooms }: RestCall): Answer {
  const type = oneOf(jobTypes, request.query.get('jobType'), 'jobType');
  const status = oneOf(jobStatuses, asStatus(request.query.get('jobStatus')), 'jobStatus');
  const { size, continuation } = readPageRequest(request);
  const page = rooms.jobs.list({ type, status }, size, continuation);
  return {
    status: 200,
    body: [...page.items],
    headers: {
      'x-ms-item-type': 'jobResponse',
      ...(page.continuation ? { 'x-ms-continuation': page.continuation } : {}),
    },
  };
}

/** `finished` is how azure-iothub's types call a completed job; `enqueued` is in the service's own list. */
function asStatus(text: string | null): string | null {
  if (text === 'finished') return 'completed';
  return text === 'enqueued' ? 'queued' : text;
}

/** Null where nothing is asked for. */
function oneOf<T extends string>(known: readonly T[], text: string | null, name: string): T | null {
  if (text === null || text === '') return null;
  const found = known.find((value) => value.toLowerCase() === text.toLowerCase());
  if (!found) throw new HubError('ArgumentInvalid', `BadRequest: there is no ${name} ${text}.`);
  return found;
}
