/** Failures a service expects and the contract declares; anything else thrown is a defect and gets an id. */
import type { HubFailureCause } from '../../preload/contract';

/** `code` is an error code the contract declares for the procedure, `data` what it declares for it. */
export class ExpectedFailure extends Error {
  readonly code: string;
  readonly data: unknown;

  constructor(code: string, data?: unknown, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ExpectedFailure';
    this.code = code;
    this.data = data;
  }
}

/** After these nobody knows whether the hub performed a call: an answer was due and did not come, or was no clear no. */
const unclearCauses: readonly HubFailureCause[] = [
  'connectionLost',
  'timedOut',
  'cancelled',
  'serviceError',
  'unreadableAnswer',
];

export function mayHaveHappened(cause: HubFailureCause): boolean {
  return unclearCauses.includes(cause);
}
