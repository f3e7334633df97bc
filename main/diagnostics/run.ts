/** One diagnosis from its first check to its result; the same for the window and the command line. */
import type { CheckId, Diagnosis, DiagnosisEvent } from '../../preload/contract';
import type { EventLog } from '../log';
import { allChecks } from './checks';
import { type ContextPorts, createContext } from './context';
import { outcomeOf, runChecks } from './engine';
import { explainWith } from './explain';
import { inOrder } from './order';

export interface DiagnosisPorts extends ContextPorts {
  readonly log: EventLog;
  /** Null for all that change nothing; those on the device only with a target. */
  readonly checkIds: readonly CheckId[] | null;
}

/** Never rejects; the last event is `done`. */
export async function diagnose(
  { log, checkIds, ...ports }: DiagnosisPorts,
  emit: (event: DiagnosisEvent) => void,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const usual = allChecks
    .filter(({ isChanging, group }) => !isChanging && (group !== 'device' || ports.target !== null))
    .map(({ checkId }) => checkId);
  const checks = inOrder(allChecks, checkIds ?? usual);
  const startedAt = ports.now().toISOString();
  emit({ kind: 'planned', checkIds: checks.map(({ checkId }) => checkId) });
  const results = await runChecks(
    checks,
    createContext(ports, signal),
    { now: ports.now, wait: ports.wait, explain: explainWith(log) },
    {
      onStarted: (checkId) => emit({ kind: 'started', checkId }),
      onFinished: (result) => emit({ kind: 'finished', result }),
    },
    signal,
  );
  const diagnosis: Diagnosis = {
    deviceId: ports.deviceId,
    hostName: ports.hub.hostName,
    credentialName: ports.hub.policyName,
    targetName: ports.target?.name ?? null,
    startedAt,
    finishedAt: ports.now().toISOString(),
    isCancelled: signal.aborted,
    outcome: outcomeOf(results),
    results,
  };
  emit({ kind: 'done', diagnosis });
  return diagnosis;
}
