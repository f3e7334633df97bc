/** A twin operation over MQTT: performed, and its answer or its error as the service writes it. */
import { randomUUID } from 'node:crypto';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import { objectIn } from '../payload';
import type { DeviceSide, IdentityRef } from '../ports';
import type { Publication } from './topics';

export interface TwinAnswer {
  readonly topic: string;
  readonly body: string;
}

type TwinRequest = Extract<Publication, { kind: 'twinGet' | 'reportedPatch' }>;

export function answerTwinRequest(
  request: TwinRequest,
  payload: Buffer,
  identity: IdentityRef,
  side: DeviceSide,
  clock: HubClock,
): TwinAnswer {
  const topic = (status: number): string => `$iothub/twin/res/${status}/?$rid=${request.requestId}`;
  try {
    if (request.kind === 'twinGet')
      return { topic: topic(200), body: JSON.stringify(side.readTwin(identity)) };
    const version = side.patchReported(identity, objectIn(payload), request.version);
    return { topic: `${topic(204)}&$version=${version}`, body: '' };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { topic: topic(error.status), body: errorBody(error, clock.now()) };
  }
}

/** SDKs look for `errorCode` in the body, not for the status in the topic. */
function errorBody({ code, message }: HubError, at: Date): string {
  const trackingId = `${randomUUID().replaceAll('-', '')}-G:0-TimeStamp:${at.toISOString()}`;
  return JSON.stringify({ errorCode: code, trackingId, message, timestampUtc: at.toISOString() });
}
