/** Starts, watches and stops the one agent this program runs. */
import type { AgentBatch, AgentEntry, AgentStart, AgentState, AgentStatus } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { EventLog } from '../log';
import { agentIdOf } from './agentId';
import { openAzureModuleLink } from './azureModuleLink';
import type { AgentFailure } from './connectionFailure';
import { createEntryRing } from './entryRing';
import { playedAgents } from './playedAgent';
import type { AgentClock, Collectors, FindModuleConnection, OpenModuleLink } from './ports';
import { type AgentSession, startSession } from './session';
import { systemClock } from './systemClock';
import { createChanges } from './watchBatches';

export interface AgentServicePorts {
  readonly moduleConnection: FindModuleConnection;
  /** Of the target and the agent that a start asks for. Throws `ExpectedFailure` with code `SSH_NOT_CONNECTED`. */
  readonly collectorsFor: (start: AgentStart) => Collectors;
  readonly log: EventLog;
  /** Sent as `AgentVersion`. */
  readonly version: string;
  readonly clock?: AgentClock;
  readonly openLink?: OpenModuleLink;
}

export interface AgentService {
  /**
   * Resolves when the module's credentials are known and connecting began. Fails with AGENT_ALREADY_RUNNING, or as
   * `collectorsFor` and `moduleConnection` do.
   */
  start(input: AgentStart & { readonly signal?: AbortSignal | undefined }): Promise<AgentStatus>;
  /** Does nothing when no agent runs; events not sent are lost, as they are with Microsoft's agents. */
  stop(): Promise<AgentStatus>;
  /** Fails with AGENT_NOT_RUNNING. Without a connection the events wait for it. */
  sendNow(): Promise<AgentStatus>;
  watch(signal?: AbortSignal): AsyncGenerator<AgentBatch, void, void>;
  /** Stops the agent and ends all watching. */
  close(): Promise<void>;
}

interface Run {
  readonly input: AgentStart;
  readonly starting: AbortController;
  readonly startedAt: string;
  hostName: string | null;
  agentId: string | null;
  session: AgentSession | null;
}

const nothingYet: ReturnType<AgentSession['facts']> = {
  configuration: null,
  desiredVersion: null,
  counts: {
    eventsCollected: 0,
    eventsDropped: 0,
    eventsWaiting: 0,
    waitingBytes: 0,
    messagesSent: 0,
    messagesAcknowledged: 0,
    messagesFailed: 0,
  },
  next: { snapshotAt: null, highPrioritySendAt: null, lowPrioritySendAt: null },
};

export function createAgentService(ports: AgentServicePorts): AgentService {
  const { log, clock = systemClock, openLink = openAzureModuleLink } = ports;
  const ring = createEntryRing();
  const changes = createChanges(ring, status, clock);
  let state: AgentState = 'stopped';
  let failure: AgentFailure | null = null;
  let run: Run | null = null;
  let stopped: Promise<void> | null = null;
  const isIn = (...states: readonly AgentState[]): boolean => states.includes(state);

  function status(): AgentStatus {
    const facts = run?.session?.facts() ?? nothingYet;
    return {
      state,
      deviceId: run?.input.deviceId ?? null,
      hostName: run?.hostName ?? null,
      agentId: run?.agentId ?? null,
      startedAt: run?.startedAt ?? null,
      failure,
      ...facts,
      next: isIn('stopped', 'failed') ? nothingYet.next : facts.next,
    };
  }

  function logEntry(entry: AgentEntry): void {
    ring.append(clock.now(), entry);
    changes.changed();
  }

  function setState(next: AgentState, why: AgentFailure | null): void {
    state = next;
    failure = why;
    const reason = why?.reason ?? null;
    log.info('agent.state', { state: next, reason, detail: why?.detail ?? null });
    logEntry({ kind: 'connection', state: next, reason, detail: why?.detail ?? null });
  }

  async function start({ signal, ...input }: Parameters<AgentService['start']>[0]): Promise<AgentStatus> {
    if (!isIn('stopped', 'failed')) {
      throw new ExpectedFailure('AGENT_ALREADY_RUNNING', { deviceId: (run?.input ?? input).deviceId });
    }
    const own: Run = {
      input,
      starting: new AbortController(),
      startedAt: clock.now().toISOString(),
      hostName: null,
      agentId: null,
      session: null,
    };
    run = own;
    setState('starting', null);
    const abort = (): void => own.starting.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    try {
      await startRun(own);
    } catch (error) {
      if (run === own && isIn('starting')) {
        run = null;
        setState('stopped', null);
      }
      if (!own.starting.signal.aborted || signal?.aborted) throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
    return status();
  }

  async function startRun(own: Run): Promise<void> {
    const starting = own.starting.signal;
    starting.throwIfAborted();
    const collectors = ports.collectorsFor(own.input);
    const connection = await ports.moduleConnection(own.input, starting);
    starting.throwIfAborted();
    own.hostName = connection.hostName;
    own.agentId = agentIdOf(connection.hostName, connection.deviceId, connection.moduleId);
    own.session = startSession({
      connection,
      find: (signal) => ports.moduleConnection(own.input, signal, connection.hostName),
      openLink,
      collectors,
      clock,
      identity: { agentId: own.agentId, agentVersion: ports.version },
      played: playedAgents[own.input.plays],
      pace: own.input.pace,
      onEntry: logEntry,
      onState: (next, why) => {
        if (!isIn('stopping', 'stopped')) setState(next, why);
      },
    });
  }

  async function stopRun(): Promise<void> {
    const ending = run;
    setState('stopping', null);
    ending?.starting.abort(new DOMException('The agent was stopped.', 'AbortError'));
    await ending?.session?.stop();
    setState('stopped', null);
  }

  async function stop(): Promise<AgentStatus> {
    if (stopped === null && !isIn('stopped')) {
      stopped = stopRun().finally(() => {
        stopped = null;
      });
    }
    await stopped;
    return status();
  }

  return {
    start,
    stop,
    sendNow: async () => {
      if (isIn('stopped', 'failed', 'stopping')) {
        throw new ExpectedFailure('AGENT_NOT_RUNNING');
      }
      await run?.session?.sendNow();
      return status();
    },
    watch: changes.watch,
    close: async () => {
      await stop();
      changes.close();
    },
  };
}
