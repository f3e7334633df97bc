/** Direct methods over REST. */
import { invokeMethod } from './methods';
import { type Route, route } from './route';

const common = {
  method: 'POST',
  needs: 'invokeMethods',
  throttle: 'directMethods',
  errorForm: 'embedded',
} as const;

export const methodRoutes: readonly Route[] = [
  route({
    ...common,
    path: '/twins/:deviceId/methods',
    answer: ({ request, parameters, rooms }) => invokeMethod(request, parameters, rooms),
  }),
  route({
    ...common,
    path: '/twins/:deviceId/modules/:moduleId/methods',
    answer: ({ request, parameters, rooms }) => invokeMethod(request, parameters, rooms),
  }),
];
