/** What a failed call to the hub means for a save. */
import { type HubFailure, hubFailure } from '../../preload/contract';
import { ExpectedFailure } from '../failures';

/** Null for anything but the failure of a hub call. */
export function hubFailureOf(error: unknown): HubFailure | null {
  if (!(error instanceof ExpectedFailure) || error.code !== 'HUB_CALL_FAILED') return null;
  return hubFailure.safeParse(error.data).data ?? null;
}

export function isPreconditionFailure(error: unknown): boolean {
  return hubFailureOf(error)?.cause === 'preconditionFailed';
}

/** Reading again later may succeed: the network or the hub is busy, away or asleep. */
export function isPassing({ cause }: HubFailure): boolean {
  return (
    cause === 'connectionLost' ||
    cause === 'timedOut' ||
    cause === 'throttled' ||
    cause === 'serviceError' ||
    cause === 'refused' ||
    cause === 'hostNotFound'
  );
}

/** TWIN_GONE for a twin that is not there any more; any other error as it is. */
export function goneOr(error: unknown): unknown {
  const failure = hubFailureOf(error);
  if (failure?.cause !== 'notFound') return error;
  const what = /^(DeviceNotFound|404001)$/.test(failure.serviceCode ?? '') ? 'device' : 'module';
  return new ExpectedFailure('TWIN_GONE', { what }, { cause: error });
}
