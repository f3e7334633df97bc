/** Processes of their own, for what is to be killed, measured or loaded. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** Sends a job and resolves with the one answer it gets; fails when the process ends instead. */
  ask<T>(job: unknown): Promise<T>;
  /** Kills the process (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
}

/** `script` serves jobs (below); `env` is added to this process's own. */
export async function startChild<T>(
  script: URL,
  env: Readonly<Record<string, string>> = {},
): Promise<{ child: Child; ready: T }> {
  const file = fileURLToPath(script);
  const child = fork(file, [], {
    env: { ...process.env, ...env },
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const nextMessage = async <M>(): Promise<M> => {
    const ended = new AbortController();
    try {
      const message = once(child, 'message', { signal: ended.signal });
      const exit = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
        throw new Error(`${basename(file)} ended with code ${code}.`);
      });
      const [answer] = await Promise.race([message, exit]);
      return answer;
    } finally {
      ended.abort();
    }
  };
  const ready = await nextMessage<T>();
  return {
    ready,
    child: {
      process: child,
      ask: (job) => {
        const answer = nextMessage<never>();
        child.send(job as object);
        return answer;
      },
      kill: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const exit = once(child, 'exit');
        child.kill('SIGKILL');
        await exit;
      },
    },
  };
}

/** The child's side: says that it is ready, then answers each job. */
export function serveJobs<J>(ready: object, perform: (job: J) => Promise<object>): void {
  process.on('message', (job) => {
    void perform(job as J).then(
      (answer) => process.send?.(answer),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.send?.(ready);
}
