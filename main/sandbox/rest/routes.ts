/** Which call means what, and which right it needs. Source: the calls of azure-iothub 1.16 and its generated REST layer. */
import { HubError } from '../hubError';
import { readIfMatch } from '../identities/etag';
import { identityAnswer } from '../identities/identities';
import type { IdentityRef, PolicyRight } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import { twinAnswer } from '../twins/twins';
import type { Answer, ErrorForm } from './answer';
import { invokeMethod } from './methods';
import { answerQuery } from './queries';
import type { RestRequest } from './request';
import type { HubRooms } from './rooms';

export interface Route {
  /** Any one of them suffices. */
  readonly rights: readonly PolicyRight[];
  readonly errorForm: ErrorForm;
  answer(): Answer | Promise<Answer>;
}

const read = ['RegistryRead', 'RegistryWrite'] as const;
const write = ['RegistryWrite'] as const;
const service = ['ServiceConnect'] as const;

/** Null for an address the hub does not serve. */
export function routeOf(request: RestRequest, rooms: HubRooms): Route | null {
  const [collection, ...rest] = request.segments;
  switch (collection) {
    case 'devices':
      return devicesRoute(request, rest, rooms);
    case 'twins':
      return twinsRoute(request, rest, rooms);
    case 'statistics':
      return statisticsRoute(request, rest, rooms);
    default:
      return null;
  }
}

function devicesRoute(request: RestRequest, rest: readonly string[], rooms: HubRooms): Route | null {
  const { method } = request;
  const [deviceId, part, moduleId, ...more] = rest;
  if (more.length > 0) return null;
  if (deviceId === undefined) return method === 'GET' ? listRoute(request, rooms) : null;
  if (deviceId === 'query' && part === undefined && method === 'POST') {
    return { rights: service, errorForm: 'flat', answer: () => answerQuery(request, rooms) };
  }
  if (part === undefined) return identityRoute(request, { deviceId }, rooms);
  if (part !== 'modules') return null;
  if (moduleId !== undefined) return identityRoute(request, { deviceId, moduleId }, rooms);
  if (method !== 'GET') return null;
  return {
    rights: read,
    errorForm: 'flat',
    answer: () => ({ status: 200, body: rooms.identities.modulesOf(deviceId).map(identityView(rooms)) }),
  };
}

function listRoute(request: RestRequest, rooms: HubRooms): Route {
  const top = Number(request.query.get('top') ?? 1000);
  return {
    rights: read,
    errorForm: 'flat',
    answer: () => {
      if (!Number.isInteger(top) || top < 1)
        throw new HubError('ArgumentInvalid', 'BadRequest: top is not a number.');
      return { status: 200, body: rooms.identities.list(top).map(identityView(rooms)) };
    },
  };
}

function identityRoute(request: RestRequest, ref: IdentityRef, rooms: HubRooms): Route | null {
  const condition = readIfMatch(request.headers['if-match']);
  switch (request.method) {
    case 'GET':
      return {
        rights: read,
        errorForm: 'flat',
        answer: () => ({ status: 200, body: identityView(rooms)(rooms.identities.find(ref)) }),
      };
    case 'PUT':
      return {
        rights: write,
        errorForm: 'flat',
        answer: () => {
          const { record, isNew } = rooms.identities.write(ref, request.body, condition);
          const status = isNew && ref.moduleId !== undefined ? 201 : 200;
          return { status, body: identityView(rooms)(record) };
        },
      };
    case 'DELETE':
      return {
        rights: write,
        errorForm: 'flat',
        answer: () => {
          rooms.identities.remove(ref, condition);
          return { status: 204 };
        },
      };
    default:
      return null;
  }
}

function twinsRoute(request: RestRequest, rest: readonly string[], rooms: HubRooms): Route | null {
  const isMethod = rest.at(-1) === 'methods' && rest.length % 2 === 0;
  const [deviceId, part, moduleId, ...more] = isMethod ? rest.slice(0, -1) : rest;
  if (deviceId === undefined || more.length > 0) return null;
  if (part !== undefined && (part !== 'modules' || moduleId === undefined)) return null;
  const ref: IdentityRef = moduleId === undefined ? { deviceId } : { deviceId, moduleId };
  if (isMethod) {
    if (request.method !== 'POST') return null;
    return { rights: service, errorForm: 'embedded', answer: () => invokeMethod(request, ref, rooms) };
  }
  const condition = readIfMatch(request.headers['if-match']);
  const answers: Readonly<Record<string, () => IdentityRecord>> = {
    GET: () => rooms.twins.read(ref),
    PATCH: () => rooms.twins.patch(ref, request.body ?? {}, condition),
    PUT: () => rooms.twins.replace(ref, request.body ?? {}, condition),
  };
  const perform = answers[request.method];
  if (!perform) return null;
  return {
    rights: service,
    errorForm: 'embedded',
    answer: () => ({ status: 200, body: twinView(rooms)(perform()) }),
  };
}

function statisticsRoute(request: RestRequest, [kind]: readonly string[], rooms: HubRooms): Route | null {
  if (request.method !== 'GET') return null;
  if (kind === 'service') {
    return {
      rights: service,
      errorForm: 'flat',
      answer: () => ({ status: 200, body: { connectedDeviceCount: rooms.sessions.connectedDeviceCount() } }),
    };
  }
  if (kind !== 'devices') return null;
  return {
    rights: read,
    errorForm: 'flat',
    answer: () => {
      const { total, enabled } = rooms.registry.countDevices();
      return {
        status: 200,
        body: { totalDeviceCount: total, enabledDeviceCount: enabled, disabledDeviceCount: total - enabled },
      };
    },
  };
}

const identityView = (rooms: HubRooms) => (record: IdentityRecord) =>
  identityAnswer(record, rooms.sessions.isConnected(refOf(record)));

const twinView = (rooms: HubRooms) => (record: IdentityRecord) =>
  twinAnswer(record, rooms.sessions.isConnected(refOf(record)));
