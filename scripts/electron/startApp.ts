/** Starts the app in its Electron, on the display or, where there is none, on a virtual one. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface StartedApp {
  readonly child: ChildProcess;
  /** Sends a signal to the app itself. */
  passOn(signal: NodeJS.Signals): void;
}

export function startApp(executable: string, args: readonly string[]): StartedApp {
  const child = spawn(executable, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return { child, passOn: (signal) => child.kill(signal) };
}

/**
 * `xvfb-run` passes no signal on, and a display that ends before the app makes the app crash; so the app tells its
 * process id over a third pipe and is asked itself.
 */
export function startUnderXvfb(executable: string, args: readonly string[]): StartedApp {
  const tellAndRun = ['sh', '-c', 'echo $$ >&3; exec "$@" 3>&-', 'sh'];
  const child = spawn('xvfb-run', ['-a', ...tellAndRun, executable, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    // Out of the terminal's group: Ctrl+C would end the display first.
    detached: true,
  });
  let appPid: number | null = null;
  child.stdio[3]?.on('data', (line: Buffer) => {
    appPid = Number(line.toString('utf8'));
  });
  return {
    child,
    passOn: (signal) => {
      if (appPid === null) child.kill(signal);
      else process.kill(appPid, signal);
    },
  };
}
