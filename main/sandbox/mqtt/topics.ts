/** The topics of IoT Hub's MQTT interface. Source: MicrosoftDocs/azure-docs articles/iot/iot-mqtt-connect-to-iot-hub.md. */
import type { IdentityRef } from '../ports';

export type Publication =
  | { readonly kind: 'telemetry'; readonly propertyBag: string }
  | { readonly kind: 'twinGet'; readonly requestId: string }
  | { readonly kind: 'reportedPatch'; readonly requestId: string; readonly version: number | undefined }
  | { readonly kind: 'methodResponse'; readonly status: number; readonly requestId: string };

const twinGet = /^\$iothub\/twin\/GET\/\?(.*)$/;
const reportedPatch = /^\$iothub\/twin\/PATCH\/properties\/reported\/\?(.*)$/;
const methodResponse = /^\$iothub\/methods\/res\/(-?\d+)\/\?(.*)$/;

/** What a publish to this topic means for this identity; null for a topic that is not its own. */
export function readTopic(topic: string, identity: IdentityRef): Publication | null {
  const get = twinGet.exec(topic);
  if (get) return { kind: 'twinGet', requestId: requestIdIn(get[1]) };
  const patch = reportedPatch.exec(topic);
  if (patch) {
    const version = new URLSearchParams(patch[1]).get('$version');
    return {
      kind: 'reportedPatch',
      requestId: requestIdIn(patch[1]),
      version: version === null ? undefined : Number(version),
    };
  }
  const response = methodResponse.exec(topic);
  if (response)
    return { kind: 'methodResponse', status: Number(response[1]), requestId: requestIdIn(response[2]) };
  return telemetry(topic, identity);
}

/** As it stands, because the answer carries it back so. */
function requestIdIn(query: string | undefined): string {
  const pair = query?.split('&').find((part) => part.startsWith('$rid='));
  return pair?.slice('$rid='.length) ?? '';
}

function telemetry(topic: string, identity: IdentityRef): Publication | null {
  const expected = [...ownPath(identity), 'messages', 'events'];
  const segments = topic.split('/');
  if (!expected.every((segment, index) => isSegment(segments[index], segment))) return null;
  const bag = segments.slice(expected.length).join('/');
  return { kind: 'telemetry', propertyBag: bag.replace(/^\?/, '') };
}

function ownPath({ deviceId, moduleId }: IdentityRef): string[] {
  return moduleId === undefined ? ['devices', deviceId] : ['devices', deviceId, 'modules', moduleId];
}

/** The Node SDK percent-encodes identifiers in topics, the C SDK does not. */
function isSegment(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  if (given === expected) return true;
  try {
    return decodeURIComponent(given) === expected;
  } catch {
    return false;
  }
}

export const filters = {
  twinAnswers: '$iothub/twin/res/#',
  desired: '$iothub/twin/PATCH/properties/desired/#',
  methods: '$iothub/methods/POST/#',
} as const;

/** Whether an identity may subscribe to this filter; there are no free wildcards. */
export function isOwnFilter(filter: string, identity: IdentityRef): boolean {
  if (Object.values<string>(filters).includes(filter)) return true;
  const endings =
    identity.moduleId === undefined ? [['messages', 'devicebound', '#']] : [['#'], ['inputs', '#']];
  const segments = filter.split('/');
  return endings.some((ending) => {
    const expected = [...ownPath(identity), ...ending];
    return (
      expected.length === segments.length &&
      expected.every((segment, index) => isSegment(segments[index], segment))
    );
  });
}

/** Whether an own filter is the one for cloud-to-device messages. */
export function isDeviceboundFilter(filter: string): boolean {
  return filter.endsWith('/messages/devicebound/#');
}
