/** What an error that a check threw means to a person. */
import type { CheckId, VerdictCode } from '../../preload/contract';
import { HubCallError } from '../hubs';
import type { EventLog } from '../log';
import { scrubSecrets } from '../secrets';
import { TargetError, type TargetProblem } from '../targets';
import { evidenceOf, type Finding, fail } from './check';

/** What helps is not the same: other rights, another connection, patience, a program. */
const verdictOf = {
  connectionLost: 'targetLost',
  tookTooLong: 'targetTooSlow',
  programMissing: 'targetLacksProgram',
  fileMissing: 'targetNotReadable',
  notPermitted: 'targetNotReadable',
  tooLarge: 'targetNotReadable',
} as const satisfies Record<TargetProblem, VerdictCode>;

export function explainWith(log: EventLog): (error: unknown, checkId: CheckId) => Finding {
  return (error, checkId) => {
    if (error instanceof HubCallError) return ofHubCall(error);
    if (error instanceof TargetError) {
      const evidence = evidenceOf(checkId, { problem: scrubSecrets(error.message) });
      return fail(verdictOf[error.problem], evidence, { problem: error.problem });
    }
    const message = scrubSecrets(String(error));
    log.error('diagnostics.unexpected', { checkId, message });
    return fail('unexpected', evidenceOf(checkId, { problem: message }));
  };
}

function ofHubCall({ failure }: HubCallError): Finding {
  const { cause, status, serviceCode, serviceMessage, hostName } = failure;
  const evidence = evidenceOf(hostName, {
    httpStatus: status,
    problem: [cause, serviceCode, serviceMessage].filter(Boolean).join(' '),
  });
  switch (cause) {
    case 'throttled':
      return fail('hubThrottles', evidence);
    case 'unauthorized':
      return fail('credentialRefused', evidence);
    default:
      return fail('hubCallFailed', evidence, { cause, status: String(status ?? '') });
  }
}
