/** Queries over REST. */
import { answerQuery } from './queries';
import { type Route, route } from './route';

export const queryRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/devices/query',
    needs: 'readTwins',
    throttle: 'queries',
    errorForm: 'flat',
    answer: ({ request, rooms }) => answerQuery(request, rooms),
  }),
];
