/** `POST /devices/query`: read, run over the registry, answered in pages. */
import { z } from 'zod';
import { HubError } from '../hubError';
import type { Answer } from './answer';
import { readPageRequest } from './paging';
import { jsonOf, type RestRequest } from './request';
import type { HubRooms } from './rooms';

const queryBody = z.looseObject({ query: z.string() });

export async function answerQuery(request: RestRequest, { queries }: HubRooms): Promise<Answer> {
  const body = queryBody.safeParse(jsonOf(request));
  if (!body.success) throw new HubError('ArgumentInvalid', 'BadRequest: the body has no query.');
  const { size, continuation } = readPageRequest(request);
  const answer = await queries.page(body.data.query, size, continuation);
  return {
    status: 200,
    body: [...answer.items],
    headers: {
      'x-ms-item-type': answer.itemType,
      ...(answer.continuation ? { 'x-ms-continuation': answer.continuation } : {}),
      ...(answer.routeFunctions.length > 0 ? { warning: warningOf(answer.routeFunctions) } : {}),
    },
  };
}

/** RFC 7234, 5.5.7: 299 is a warning to be shown to a person. */
function warningOf(functions: readonly string[]): string {
  const names = functions.join(', ');
  return `299 - "Azure IoT Hub documents ${names} for message routes only and may refuse this query"`;
}
