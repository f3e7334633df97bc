/** Steps that change something one after another, with what became of each told whatever happens. */
import type { HubFailure, LifeCycleStep, LifeCycleStepName } from '../../preload/contract';
import { mayHaveHappened } from '../failures';
import { HubCallError } from '../hubs';

export interface Step {
  readonly name: LifeCycleStepName;
  run(signal: AbortSignal): Promise<void>;
  /** Asks the hub whether it happened after all; for steps whose answer can get lost. */
  readonly happened?: () => Promise<boolean>;
}

/** Stops at the first step that is not done. Never rejects. */
export async function performSteps(steps: readonly Step[], signal: AbortSignal): Promise<LifeCycleStep[]> {
  const told: LifeCycleStep[] = [];
  for (const step of steps) {
    const isOver = told.some(({ state }) => state !== 'done');
    if (isOver) told.push(state(step, 'notTried'));
    else if (signal.aborted) told.push(state(step, 'cancelled'));
    else told.push(await perform(step, signal));
  }
  return told;
}

async function perform(step: Step, signal: AbortSignal): Promise<LifeCycleStep> {
  try {
    await step.run(signal);
    return state(step, 'done');
  } catch (error) {
    if (!(error instanceof HubCallError)) return { ...state(step, 'failed'), reason: reasonOf(error) };
    const { failure } = error;
    const stopped = signal.aborted && failure.cause === 'cancelled' ? 'cancelled' : 'failed';
    if (!step.happened || !mayHaveHappened(failure.cause)) return state(step, stopped, failure);
    try {
      return (await step.happened()) ? state(step, 'done') : state(step, stopped, failure);
    } catch {
      return state(step, 'unknown', failure);
    }
  }
}

function state(
  { name }: Step,
  which: LifeCycleStep['state'],
  failure: HubFailure | null = null,
): LifeCycleStep {
  return { step: name, state: which, failure, reason: null };
}

/** The system's words for a file that could not be written; they name no secret, only the code and the call. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
