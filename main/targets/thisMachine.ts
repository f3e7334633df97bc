/** The machine this program runs on, looked at with the rights of the person who runs it. */
import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import os from 'node:os';
import { type Command, type CommandResult, type Platform, type Target, TargetError } from './ports';

const limitMs = 20_000;
const largestBytes = 16_000_000;
const chunkBytes = 65_536;

const platforms: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = {
  linux: 'linux',
  win32: 'windows',
  darwin: 'macos',
};

/** Programs print in the language of their tables, and administrators' programs may be off a person's search path. */
const environment = {
  ...process.env,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? {} : { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }),
};

/** Never asks for more rights than it has: `asRoot` is for devices, where somebody allowed it beforehand. */
export function createThisMachine(): Target {
  const platform = platforms[process.platform];
  if (platform === undefined) throw new Error(`Nothing is known of ${process.platform}.`);
  return { platform, name: os.hostname(), run, readFile };
}

/** Windows may be installed elsewhere than the full paths of its programs say. */
function located(program: string): string {
  return program.replace(/^C:\\Windows(?=\\)/i, () => process.env.SystemRoot ?? 'C:\\Windows');
}

function run({ program, args }: Command, signal: AbortSignal): Promise<CommandResult> {
  const options = {
    timeout: limitMs,
    maxBuffer: largestBytes,
    windowsHide: true,
    encoding: 'utf8',
    env: environment,
    signal,
  } as const;
  return new Promise((resolve, reject) => {
    execFile(located(program), [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr });
      else if (signal.aborted) reject(signal.reason);
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
      else if (typeof error.code === 'string') reject(notRun(program, error.code, error));
      else if (error.killed === true) reject(new TargetError('tookTooLong', `${program} took over 20 s.`));
      else resolve({ exitCode: null, stdout, stderr });
    });
  });
}

function notRun(program: string, code: string, cause: Error): TargetError {
  switch (code) {
    case 'ENOENT':
      return new TargetError('programMissing', `${program} is not installed.`, { cause });
    case 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER':
      return new TargetError('tooLarge', `${program} printed more than 16 MB.`, { cause });
    default:
      return new TargetError('notPermitted', `${program} could not be run: ${code}`, { cause });
  }
}

async function readFile(path: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  const file = await open(path, 'r').catch((error: unknown) => {
    throw notRead(path, error);
  });
  try {
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    // Files of /proc have no size to ask for.
    while (sizeBytes < largestBytes) {
      const chunk = new Uint8Array(Math.min(chunkBytes, largestBytes - sizeBytes));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
      signal.throwIfAborted();
      if (bytesRead === 0) break;
      chunks.push(chunk.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
    return Buffer.concat(chunks);
  } catch (error) {
    signal.throwIfAborted();
    throw notRead(path, error);
  } finally {
    await file.close();
  }
}

function notRead(path: string, cause: unknown): TargetError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new TargetError('fileMissing', `${path} is not there.`, { cause })
    : new TargetError('notPermitted', `${path} cannot be read: ${code}`, { cause });
}
