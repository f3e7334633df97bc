/** Many identities in one call. */
import { jsonOf } from './request';
import { type Route, route } from './route';

/** A hundred identities with their tags and desired properties at their largest. */
const largestBodyBytes = 100 * 64 * 1024;

export const bulkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/devices',
    needs: 'writeIdentitiesInBulk',
    throttle: 'registryOperations',
    errorForm: 'flat',
    largestBodyBytes,
    answer: ({ request, rooms }) => {
      const errors = rooms.bulkOperations.perform(jsonOf(request)).map((error) => ({ ...error }));
      if (errors.length === 0) return { status: 200, body: { isSuccessful: true, errors, warnings: [] } };
      return {
        status: 400,
        headers: { 'iothub-errorcode': 'BulkRegistryOperationFailure' },
        body: { isSuccessful: false, errors, warnings: [] },
      };
    },
  }),
];
