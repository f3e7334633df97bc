/** Every call of the service side and of devices, one list for each room. Source: the calls of azure-iothub 1.16 and its generated layer. */
import { HubError } from '../hubError';
import { bulkRoutes } from './bulkRoutes';
import { configurationRoutes } from './configurationRoutes';
import { deviceRoutes } from './deviceRoutes';
import { identityRoutes } from './identityRoutes';
import { jobRoutes } from './jobRoutes';
import { methodRoutes } from './methodRoutes';
import { queryRoutes } from './queryRoutes';
import type { Route } from './route';
import { statisticsRoutes } from './statisticsRoutes';
import { twinRoutes } from './twinRoutes';

const routes: readonly Route[] = [
  ...bulkRoutes,
  ...deviceRoutes,
  ...configurationRoutes,
  ...identityRoutes,
  ...jobRoutes,
  ...methodRoutes,
  ...queryRoutes,
  ...statisticsRoutes,
  ...twinRoutes,
];

export interface RoutedCall {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

const segmentsOfRoutes = new Map(routes.map((route) => [route, route.path.slice(1).split('/')]));

/** The route with the fewest parameters that fits; fails when there is none. */
export function routeOf(method: string, segments: readonly string[]): RoutedCall {
  const fitting = routes
    .flatMap((route) => {
      const parameters = parametersIn(segmentsOfRoutes.get(route) ?? [], segments);
      return parameters === null ? [] : [{ route, parameters }];
    })
    .sort((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
  const found = fitting.find(({ route }) => route.method === method);
  if (found) return found;
  if (fitting.length > 0) {
    throw new HubError('GenericMethodNotAllowed', `The method ${method} is not allowed for this address.`);
  }
  throw notServed(method, segments);
}

/** Null when the address has another form. */
function parametersIn(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== segments.length) return null;
  const parameters: [string, string][] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':') && segment !== '') parameters.push([part.slice(1), segment]);
    else if (part !== segment) return null;
  }
  return Object.fromEntries(parameters);
}

/** Collections of a real hub, some of which the embedded one does not serve in every form. */
const collections = [
  'configurations',
  'devices',
  'digitaltwins',
  'jobs',
  'messages',
  'modules',
  'statistics',
  'twins',
];

function notServed(method: string, segments: readonly string[]): HubError {
  const [collection = ''] = segments;
  return collections.includes(collection)
    ? new HubError(
        'NotImplemented',
        `The embedded hub does not serve ${method} /${collection} in this form; a real IoT hub may.`,
      )
    : new HubError('GenericNotFound', 'There is nothing at this address.');
}
