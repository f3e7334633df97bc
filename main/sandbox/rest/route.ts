/** One line of the route table: an address, what its caller must be allowed to do, and what answers it. */
import type { PermissionName } from '../authority/permissions';
import type { ThrottleName } from '../throttles/throttleName';
import type { Answer, ErrorForm } from './answer';
import type { RestRequest } from './request';
import type { HubRooms } from './rooms';

/** The names behind the colons of a path. */
type ParameterName<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? ParameterName<First> | ParameterName<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

export interface RestCall<Name extends string = string> {
  readonly request: RestRequest;
  /** Decoded segments of the address by the names in the route's path. */
  readonly parameters: Readonly<Record<Name, string>>;
  readonly rooms: HubRooms;
}

interface RouteOf<Path extends string> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Segments behind a colon are parameters; a route with fewer of them wins. */
  readonly path: Path;
  /** What a service must be allowed to do; null when only devices may call. */
  readonly needs: PermissionName | null;
  /** Whether the device named by `:deviceId`, or the module named by `:moduleId`, may call with its own credential. */
  readonly isOpenTo?: 'device' | 'module';
  readonly throttle: ThrottleName;
  readonly errorForm: ErrorForm;
  /** Where more than the usual 256 KB make sense. */
  readonly largestBodyBytes?: number;
  answer(call: RestCall<ParameterName<Path>>): Answer | Promise<Answer>;
}

export interface Route extends Omit<RouteOf<string>, 'answer'> {
  answer(call: RestCall): Answer | Promise<Answer>;
}

/** Gives `answer` the parameters its path names. */
export function route<const Path extends string>(definition: RouteOf<Path>): Route {
  return definition;
}
