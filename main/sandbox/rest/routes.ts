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

interface Pattern {
  readonly route: Route;
  readonly parts: readonly string[];
}

const shapeOf = (segments: readonly string[]): string => `${segments.length} ${segments[0] ?? ''}`;

/** By length and first segment, those with fewer parameters first. */
const patterns = new Map<string, Pattern[]>();
for (const one of routes) {
  const parts = one.path.slice(1).split('/');
  const alike = patterns.get(shapeOf(parts)) ?? [];
  alike.push({ route: one, parts });
  alike.sort((a, b) => parameterCount(a) - parameterCount(b));
  patterns.set(shapeOf(parts), alike);
}

function parameterCount({ parts }: Pattern): number {
  return parts.filter((part) => part.startsWith(':')).length;
}

/** The route with the fewest parameters that fits; fails when there is none. */
export function routeOf(method: string, segments: readonly string[]): RoutedCall {
  let isAddressKnown = false;
  for (const { route, parts } of patterns.get(shapeOf(segments)) ?? []) {
    const parameters = parametersIn(parts, segments);
    if (parameters === null) continue;
    if (route.method === method) return { route, parameters };
    isAddressKnown = true;
  }
  if (isAddressKnown) {
    throw new HubError('GenericMethodNotAllowed', `The method ${method} is not allowed for this address.`);
  }
  throw notServed(method, segments);
}

/** Null when the address has another form; both are of the same length. */
function parametersIn(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null {
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
