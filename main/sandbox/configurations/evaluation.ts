/**
 * When configurations are held against the fleet: as soon as one changes, shortly after a twin did, and every five minutes,
 * one after the other and in turn with the hub's other work.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Schedule } from '../clock';
import type { IdentityRef } from '../ports';
import type { Condition } from '../query/syntax';
import type { Rule } from './applying';
import type { TargetTable } from './targetTable';

export interface EvaluationPorts {
  readonly targets: TargetTable;
  /** The rules as they are now. */
  readonly rules: () => readonly Rule[];
  readonly apply: (ref: IdentityRef) => void;
  readonly selectedBy: (condition: Condition) => AsyncIterable<IdentityRef>;
  /** Counts the custom metrics. */
  readonly measure: () => Promise<void>;
  readonly schedule: Schedule;
}

export interface Evaluation {
  /** A configuration was written or removed. */
  noteConfiguration(id: string): void;
  noteTwin(ref: IdentityRef): void;
  evaluateAll(): void;
  close(): void;
}

/** Source: MicrosoftDocs/azure-docs iot-hub-automatic-device-management.md. */
const everyMs = 5 * 60 * 1000;
/** Writes of one twin that follow each other are looked at once. */
const gatherMs = 50;
/** Metrics may take a tenth of the time. */
const restFactor = 10;

export function createEvaluation(ports: EvaluationPorts): Evaluation {
  const { targets, rules, apply, selectedBy, measure, schedule } = ports;
  let isClosed = false;
  let isApplying = false;
  let queue = Promise.resolve();
  let changed = new Map<string, IdentityRef>();
  let cancelRound = (): void => {};
  let cancelDrain: (() => void) | null = null;
  let cancelMeasure: (() => void) | null = null;
  let measureRestsMs = gatherMs;

  const enqueue = (work: () => Promise<void>): void => {
    queue = queue.then(async () => {
      if (!isClosed) await work();
    });
    queue = queue.catch((error: unknown) => {
      if (!isClosed) process.emitWarning(error instanceof Error ? error : String(error));
    });
  };

  /** What it writes itself is no reason to look again, or two conditions could chase each other for ever. */
  const applyTo = (ref: IdentityRef): void => {
    if (isClosed) return;
    isApplying = true;
    try {
      apply(ref);
    } finally {
      isApplying = false;
    }
  };

  const evaluate = async (id: string): Promise<void> => {
    let last = 0;
    for (;;) {
      if (isClosed) return;
      const page = targets.page(id, last);
      for (const { ref } of page) applyTo(ref);
      await nextTurn();
      const end = page.at(-1);
      if (!end) break;
      last = end.number;
    }
    const condition = rules().find((rule) => rule.id === id)?.condition;
    if (!condition) return;
    for await (const ref of selectedBy(condition)) {
      if (isClosed) return;
      applyTo(ref);
    }
  };

  const measureSoon = (): void => {
    cancelMeasure ??= schedule(() => {
      cancelMeasure = null;
      enqueue(async () => {
        const begunMs = performance.now();
        await measure();
        measureRestsMs = Math.max(gatherMs, (performance.now() - begunMs) * restFactor);
      });
    }, measureRestsMs);
  };

  const noteConfiguration = (id: string): void => {
    enqueue(() => evaluate(id));
    enqueue(async () => measureSoon());
  };

  const drain = (): void => {
    cancelDrain = null;
    const refs = changed;
    changed = new Map();
    enqueue(async () => {
      for (const ref of refs.values()) {
        applyTo(ref);
        await nextTurn();
      }
      measureSoon();
    });
  };

  const evaluateAll = (): void => {
    const ids = new Set([...rules().map(({ id }) => id), ...targets.configurationIds()]);
    for (const id of ids) noteConfiguration(id);
    cancelRound = schedule(evaluateAll, everyMs);
  };
  return {
    noteConfiguration,
    noteTwin: (ref) => {
      if (isClosed || isApplying || rules().length === 0) return;
      changed.set(`${ref.deviceId}/${ref.moduleId ?? ''}`, ref);
      cancelDrain ??= schedule(drain, gatherMs);
    },
    evaluateAll,
    close: () => {
      isClosed = true;
      cancelRound();
      cancelDrain?.();
      cancelMeasure?.();
    },
  };
}
