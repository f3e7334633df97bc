/** A Linux machine in memory: what happens on it can be told, and it answers what the collectors ask. */
import { type Command, type Target, TargetError } from '../../../main/targets';

export interface MemoryProcess {
  readonly pid: number;
  readonly program: string;
  readonly startedMs: number;
}

export interface MemoryConnection {
  readonly localPort: number;
  readonly remotePort: number;
  readonly pid: number;
}

export interface MemoryMachine {
  readonly target: Target;
  readonly processes: Map<number, MemoryProcess>;
  readonly connections: Set<MemoryConnection>;
  /** The log of executions; null while no rule has them written. */
  audit: { readonly atMs: number; readonly serial: number; readonly program: string }[] | null;
  /** The number that the next process gets, where it is not asked for one. */
  start(program: string, pid?: number): number;
  end(pid: number): void;
  logIn(userName: string): void;
  logOut(userName: string): void;
  /** Thrown instead of an answer, as long as it is set. */
  failure: unknown;
  /** Answers come only once it is false again, or never when nobody waits any more. */
  isMute: boolean;
  /** How far its own clock is ahead of the agent's. */
  aheadMs: number;
  /** How many questions got no answer because nobody waited any more. */
  abandoned: number;
}

const journalMs = 600_000;
/** In the byte order of a little-endian machine: 10.0.0.4 and 192.0.2.9. */
const localHex = '0400000A';
const remoteHex = '090200C0';

export function createMemoryMachine(now: () => Date): MemoryMachine {
  const bootMs = now().getTime() - 7_200_000;
  const written: { readonly atMs: number; readonly cursor: string; readonly message: string }[] = [];
  const waiting = new Set<() => void>();
  let nextPid = 100;
  let serial = 0;
  let isMute = false;
  const nowMs = (): number => now().getTime() + machine.aheadMs;

  function note(message: string): void {
    written.push({ atMs: nowMs(), cursor: `c;${written.length}`, message });
  }

  async function answered(answer: () => string, signal: AbortSignal): Promise<string> {
    while (isMute) await nextAnswer(signal);
    signal.throwIfAborted();
    if (machine.failure !== null) throw machine.failure;
    return answer();
  }

  function nextAnswer(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        machine.abandoned += 1;
        waiting.delete(resolve);
        reject(signal.reason);
      };
      if (signal.aborted) abort();
      else {
        waiting.add(resolve);
        signal.addEventListener('abort', abort, { once: true });
      }
    });
  }

  function ps(): string {
    const rows = [...machine.processes.values()].map(({ pid, program, startedMs }) => {
      const ageS = Math.floor((nowMs() - bootMs) / 1000) - Math.floor((startedMs - bootMs) / 1000);
      return `${pid} 1 1000 operator ${ageS} ${program} --run`;
    });
    return rows.join('\n');
  }

  function tcpTable(): string {
    const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
    const lines = [...machine.connections].map(
      ({ localPort, remotePort }, index) =>
        `   ${index}: ${localHex}:${hex(localPort)} ${remoteHex}:${hex(remotePort)} 01 00000000:00000000 00:00000000 00000000  1000        0 ${index + 900} 1`,
    );
    return lines.join('\n');
  }

  function owners(): string {
    const lines = [...machine.connections].map(
      ({ localPort, remotePort, pid }) =>
        `0 0 10.0.0.4:${localPort} 192.0.2.9:${remotePort} users:(("p",pid=${pid},fd=3))`,
    );
    return lines.join('\n');
  }

  function journal(): string {
    const kept = written.filter(({ atMs }) => atMs >= nowMs() - journalMs);
    const lines = kept.map(({ atMs, cursor, message }) =>
      JSON.stringify({
        __CURSOR: cursor,
        __REALTIME_TIMESTAMP: String(atMs * 1000),
        MESSAGE: message,
        _PID: '812',
        _EXE: '/usr/sbin/sshd',
      }),
    );
    return lines.join('\n');
  }

  function auditLog(): string {
    const lines = (machine.audit ?? []).flatMap(({ atMs, serial: number, program }) => {
      const stamp = `audit(${(atMs / 1000).toFixed(3)}:${number})`;
      return [
        `type=SYSCALL msg=${stamp}: success=yes pid=41 ppid=1 uid=1000 exe="${program}"`,
        `type=EXECVE msg=${stamp}: argc=1 a0="${program}"`,
      ];
    });
    return lines.join('\n');
  }

  function outputOf({ program, args }: Command): string {
    switch (program) {
      case 'ps':
        return ps();
      case 'ss':
        return owners();
      case 'journalctl':
        return args.includes('--lines=1') ? '{}' : journal();
      case 'auditctl':
        if (args.includes('-s')) return 'enabled 0\npid 0';
        return machine.audit === null ? 'No rules' : '-a always,exit -S execve';
      case 'ausearch':
        return auditLog();
    }
    throw new TargetError('programMissing', `${program} is not installed.`);
  }

  const machine: MemoryMachine = {
    target: {
      platform: 'linux',
      name: 'pump-07',
      run: async (command, signal) => {
        const stdout = await answered(() => outputOf(command), signal);
        return { exitCode: 0, stdout, stderr: '' };
      },
      readFile: async (path, signal) => {
        const text = await answered(() => {
          if (path === '/proc/net/tcp') return tcpTable();
          if (path === '/proc/net/udp') return '';
          throw new TargetError('fileMissing', `${path} is not there.`);
        }, signal);
        return Buffer.from(text);
      },
    },
    processes: new Map([[1, { pid: 1, program: '/sbin/init', startedMs: bootMs }]]),
    connections: new Set(),
    audit: null,
    start: (program, pid = nextPid) => {
      nextPid = Math.max(nextPid, pid) + 1;
      serial += 1;
      machine.processes.set(pid, { pid, program, startedMs: nowMs() });
      machine.audit?.push({ atMs: nowMs(), serial, program });
      return pid;
    },
    end: (pid) => {
      machine.processes.delete(pid);
    },
    logIn: (userName) => note(`Accepted password for ${userName} from 192.0.2.9 port 50000 ssh2`),
    logOut: (userName) => note(`pam_unix(sshd:session): session closed for user ${userName}`),
    failure: null,
    get isMute() {
      return isMute;
    },
    set isMute(value) {
      isMute = value;
      if (!value) for (const resolve of waiting) resolve();
      if (!value) waiting.clear();
    },
    aheadMs: 0,
    abandoned: 0,
  };
  return machine;
}
