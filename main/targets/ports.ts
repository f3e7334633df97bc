/** A machine that the agent collects from and the checks look at: this one, or a device over SSH. */

export type Platform = 'linux' | 'windows' | 'macos';

/** One program with its arguments; never a shell's line. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Tells more when it runs as root. Then it runs with `sudo -n`, where the person allowed that. */
  readonly asRoot?: boolean;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type TargetProblem =
  | 'programMissing'
  | 'fileMissing'
  | 'notPermitted'
  | 'tooLarge'
  | 'tookTooLong'
  | 'connectionLost';

export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly problem: TargetProblem;

  constructor(problem: TargetProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

export interface Target {
  readonly platform: Platform;
  /** For people: this machine's host name, or `user@host`. */
  readonly name: string;
  /**
   * Resolves when the program ended, with whatever exit code. Rejects with `TargetError` when it could not run, printed
   * more than 16 MB or took longer than 20 s, and with the signal's reason when it aborts.
   */
  run(command: Command, signal: AbortSignal): Promise<CommandResult>;
  /** The first 16 MB as bytes. Rejects with `TargetError`, and with the signal's reason when it aborts. */
  readFile(path: string, signal: AbortSignal): Promise<Uint8Array>;
}
