/** A device over SSH as a target: one channel a command, each as long as its command runs, nothing copied there. */
import type { Client, ClientChannel } from 'ssh2';
import { type Command, type CommandResult, type Platform, type Target, TargetError } from '../targets';
import { shellLine } from './shellLine';

const limitMs = 20_000;
export const largestBytes = 16_000_000;
/** OpenSSH allows ten sessions a connection (sshd_config(5), MaxSessions). */
const channelsAtOnce = 6;
/** POSIX shells: found but not to be run, not found. */
const notExecutable = 126;
const notFound = 127;

export interface RunObserver {
  /** Called when a command starts; what it returns, when it ended. The exit code is null without one. */
  started(command: Command): (exitCode: number | null) => void;
}

export interface SshTargetOptions {
  readonly name: string;
  readonly platform: Platform;
  readonly mayUseSudo: boolean;
  readonly observer: RunObserver;
}

/** The program that reads a file on the device, at most `largestBytes` of it. */
export function readingOf(path: string): Command {
  return { program: 'head', args: ['-c', String(largestBytes), '--', path] };
}

export function createSshTarget(client: Client, options: SshTargetOptions): Target {
  const { name, platform, mayUseSudo, observer } = options;
  const limited = atMostAtOnce(channelsAtOnce);

  async function bytesOf(command: Command, signal: AbortSignal): Promise<Ended> {
    return limited(async () => {
      signal.throwIfAborted();
      const done = observer.started(command);
      let exitCode: number | null = null;
      try {
        const ended = await runOnce(client, shellLine(command, mayUseSudo), signal);
        exitCode = ended.exitCode;
        return ended;
      } finally {
        done(exitCode);
      }
    });
  }

  return {
    platform,
    name,
    run: async (command, signal): Promise<CommandResult> => {
      const { exitCode, stdout, stderr } = await bytesOf(command, signal);
      const said = stderr.toString('utf8');
      if (exitCode === notFound) throw new TargetError('programMissing', `${command.program} is not there.`);
      if (exitCode === notExecutable || (command.asRoot && mayUseSudo && isSudoRefusal(said))) {
        throw new TargetError('notPermitted', said.trim() || `${command.program} may not be run.`);
      }
      return { exitCode, stdout: stdout.toString('utf8'), stderr: said };
    },
    readFile: async (path, signal) => {
      const { exitCode, stdout, stderr } = await bytesOf(readingOf(path), signal);
      if (exitCode === 0) return stdout;
      const said = stderr.toString('utf8').trim();
      throw new TargetError(/permission denied/i.test(said) ? 'notPermitted' : 'fileMissing', said);
    },
  };
}

/** `sudo -n` says so in English and runs nothing (sudo(8)). */
function isSudoRefusal(stderr: string): boolean {
  return /^sudo: |is not in the sudoers file|is not allowed to (run|execute)/m.test(stderr);
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

function runOnce(client: Client, line: string, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let channel: ClientChannel | null = null;
    let isSettled = false;
    const stop = (reason: unknown): void => {
      settle(() => reject(reason));
      if (channel !== null) end(channel);
    };
    const onAbort = (): void => stop(signal.reason);
    const onGone = (): void => stop(new TargetError('connectionLost', 'The SSH connection was lost.'));
    const timer = setTimeout(
      () => stop(new TargetError('tookTooLong', `It took longer than ${limitMs / 1000} seconds.`)),
      limitMs,
    );
    const settle = (how: () => void): void => {
      isSettled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      client.off('close', onGone);
      how();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    client.once('close', onGone);

    const opened = (error: Error | undefined, stream: ClientChannel): void => {
      if (error) {
        settle(() => reject(new TargetError('connectionLost', error.message, { cause: error })));
        return;
      }
      channel = stream;
      if (isSettled) {
        end(stream);
        return;
      }
      const tooLarge = (): void =>
        stop(new TargetError('tooLarge', `It printed more than ${largestBytes} bytes.`));
      const stdout = collect(stream, tooLarge);
      const stderr = collect(stream.stderr, tooLarge);
      let exitCode: number | null = null;
      let hasEnded = false;
      stream.on('exit', (code: number | null) => {
        hasEnded = true;
        exitCode = code;
      });
      stream.on('close', () => {
        if (hasEnded) settle(() => resolve({ exitCode, stdout: stdout(), stderr: stderr() }));
        else onGone();
      });
    };
    try {
      client.exec(line, opened);
    } catch (error) {
      // `ssh2` throws here once the connection is gone.
      settle(() => reject(new TargetError('connectionLost', String(error), { cause: error })));
    }
  });
}

/** A program that is still running there must not stay behind. */
function end(channel: ClientChannel): void {
  channel.signal('TERM');
  channel.close();
}

function collect(stream: NodeJS.ReadableStream, tooLarge: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > largestBytes) tooLarge();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

/** Runs the tasks in turn, no more than `most` at the same time. */
function atMostAtOnce(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
