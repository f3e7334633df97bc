/** The local agent in a process of its own, so that its memory and CPU are nobody else's (Linux only). */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type AgentClock, type Collectors, collectorsOn, createAgentService } from '../../../main/agent';
import { secretOf } from '../../../main/secrets';
import { createThisMachine } from '../../../main/targets';
import { serveJobs } from '../../support/processes/children';
import type { AgentJob, EventsFigures, SnapshotFigures, Where } from './jobs';

/** Linux counts CPU time in hundredths of a second for programs; proc(5). */
const tickMs = 10;
const largestMs = 600_000;

serveJobs({}, async (job: AgentJob): Promise<object> => {
  switch (job.kind) {
    case 'snapshot':
      return snapshot();
    case 'events':
      return events(job);
    case 'latency':
      return latency(job);
  }
});

async function snapshot(): Promise<SnapshotFigures> {
  const { snapshots, triggered } = collectorsOn(createThisMachine(), 'documented');
  const { signal } = new AbortController();
  const failed: string[] = [];
  const before = { cpuMs: cpuMs(), atMs: performance.now() };
  for (const { name, collect } of snapshots) {
    await collect(new Date(), signal).catch(() => failed.push(name));
  }
  for (const { name, poll } of triggered) await poll(new Date(), signal).catch(() => failed.push(name));
  return { cpuMs: cpuMs() - before.cpuMs, tookMs: performance.now() - before.atMs, failed };
}

/** Fields 14 to 17 of proc(5)'s stat: this process's time and that of programs it waited for. */
function cpuMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * tickMs, 0);
}

function agentWith(where: Where, collectors: Collectors, clock?: AgentClock) {
  const { key, ...rest } = where;
  return createAgentService({
    moduleConnection: async ({ transport, proxy }) => ({
      ...rest,
      key: secretOf(key),
      gatewayHostName: '127.0.0.1',
      transport,
      proxy,
    }),
    collectorsFor: () => collectors,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    version: '0.1.0',
    ...(clock === undefined ? {} : { clock }),
  });
}

function start(agent: ReturnType<typeof agentWith>, deviceId: string) {
  return agent.start({
    deviceId,
    transport: 'mqtt',
    signIn: { kind: 'moduleKey' },
    proxy: null,
    target: 'thisMachine',
    plays: 'documented',
    pace: 1,
  });
}

/** Every event tells of another process, so that none is merged with another. */
async function events({
  where,
  forS,
  perSecond,
  timesFaster,
}: Extract<AgentJob, { kind: 'events' }>): Promise<EventsFigures> {
  const startedMs = Date.now();
  const passedMs = (): number => (Date.now() - startedMs) * timesFaster;
  const clock: AgentClock = {
    now: () => new Date(startedMs + passedMs()),
    elapsedMs: passedMs,
    wait: async (durationMs, signal) => {
      await delay(durationMs / timesFaster, undefined, signal ? { signal } : {});
    },
  };
  const toHappen = forS * perSecond;
  let happened = 0;
  let sinceMs: number | null = null;
  const collectors: Collectors = {
    snapshots: [],
    triggered: [
      {
        name: 'ProcessCreate',
        forget: () => undefined,
        poll: async (at) => {
          sinceMs ??= at.getTime();
          const until = Math.floor(((at.getTime() - sinceMs) / 1000) * perSecond);
          const seen = [];
          for (; happened < Math.min(until, toHappen); happened += 1) {
            seen.push({ at, payload: processNamed(happened) });
          }
          return { way: 'audit', events: seen };
        },
      },
    ],
  };
  const baseRssMb = rssMb();
  const agent = agentWith(where, collectors, clock);
  let highestRssMb = baseRssMb;
  const sampling = setInterval(() => {
    highestRssMb = Math.max(highestRssMb, rssMb());
  }, 100);
  const beforeMs = cpuMs();
  await start(agent, where.deviceId);
  const limit = Date.now() + largestMs;
  while (happened < toHappen && Date.now() < limit) await delay(200);
  const { counts } = await agent.sendNow();
  clearInterval(sampling);
  const usedMs = cpuMs() - beforeMs;
  const liveHeapMb = liveHeap() / 2 ** 20;
  await agent.close();
  return {
    collected: happened,
    dropped: counts.eventsDropped,
    highestAboveBaseMb: highestRssMb - baseRssMb,
    liveHeapMb,
    cpuMs: usedMs,
  };
}

function processNamed(index: number) {
  return {
    Executable: '/usr/bin/valvectl',
    ProcessId: index,
    ParentProcessId: 1,
    UserId: '1002',
    UserName: 'operator',
    CommandLine: `valvectl --open ${index}`,
  };
}

function liveHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

function rssMb(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}

/** Each round collects one event that says when, and sends it. */
async function latency({ where, rounds }: Extract<AgentJob, { kind: 'latency' }>): Promise<object> {
  const agent = agentWith(where, {
    snapshots: [
      {
        name: 'SystemInformation',
        collect: async () => [{ ExtraDetails: { CollectedAtMs: String(Date.now()) } }],
      },
    ],
    triggered: [],
  });
  await start(agent, where.deviceId);
  for await (const { status } of agent.watch()) if (status.counts.messagesAcknowledged > 0) break;
  for (let round = 0; round < rounds; round += 1) await agent.sendNow();
  await agent.close();
  return {};
}
