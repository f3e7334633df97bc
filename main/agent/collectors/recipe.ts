/** What a collector looks at on a machine, and how it reads what is there: data, so that it can be listed beforehand. */
import { type Command, type Target, TargetError } from '../../targets';

export type Source =
  | {
      readonly kind: 'command';
      readonly command: Command;
      /** Others than 0 that mean an answer too; `grep` and `ausearch` end with 1 when they find nothing. */
      readonly exitCodes: readonly number[];
    }
  | { readonly kind: 'file'; readonly path: string; readonly encoding: 'utf8' | 'latin1' };

export interface Recipe<Result> {
  readonly sources: readonly Source[];
  /** `at` is the time of looking. Rejects with `TargetError` when something needed is not there. */
  look(target: Target, at: Date, signal: AbortSignal): Promise<Result>;
}

export function command(
  program: string,
  args: readonly string[],
  more: { readonly asRoot?: boolean; readonly exitCodes?: readonly number[] } = {},
): Source {
  const { asRoot = false, exitCodes = [] } = more;
  return {
    kind: 'command',
    command: { program, args, ...(asRoot ? { asRoot } : {}) },
    exitCodes: [0, ...exitCodes],
  };
}

/** `latin1` keeps every byte of a file that is not text. */
export function file(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): Source {
  return { kind: 'file', path, encoding };
}

/** Without what it `needs` a machine cannot be collected from this way; what it `uses` is null where it is not there. */
export function recipe<Needed extends string, Used extends string, Result>(plan: {
  readonly needs: Readonly<Record<Needed, Source>>;
  readonly uses: Readonly<Record<Used, Source>>;
  read(
    needed: Readonly<Record<Needed, string>>,
    used: Readonly<Record<Used, string | null>>,
    at: Date,
  ): Result;
}): Recipe<Result> {
  const needs = entriesOf(plan.needs);
  const uses = entriesOf(plan.uses);
  return {
    sources: [...needs, ...uses].map(([, source]) => source),
    look: async (target, at, signal) => {
      const needed = await found(needs, (source) => textOf(target, source, signal));
      const used = await found(uses, (source) => textOrNull(target, source, signal));
      return plan.read(needed, used, at);
    },
  };
}

function entriesOf<Name extends string>(sources: Readonly<Record<Name, Source>>): [Name, Source][] {
  // Object.entries types every key as string; these are the record's own.
  return Object.entries(sources) as [Name, Source][];
}

/** One after the other, so that a small device is not asked for everything at once. */
async function found<Name extends string, Text>(
  sources: readonly (readonly [Name, Source])[],
  read: (source: Source) => Promise<Text>,
): Promise<Record<Name, Text>> {
  const texts: Partial<Record<Name, Text>> = {};
  for (const [name, source] of sources) texts[name] = await read(source);
  // Every name of the record was set by the loop.
  return texts as Record<Name, Text>;
}

async function textOrNull(target: Target, source: Source, signal: AbortSignal): Promise<string | null> {
  try {
    return await textOf(target, source, signal);
  } catch (error) {
    if (error instanceof TargetError && error.problem !== 'connectionLost') return null;
    throw error;
  }
}

async function textOf(target: Target, source: Source, signal: AbortSignal): Promise<string> {
  if (source.kind === 'file') {
    const bytes = await target.readFile(source.path, signal);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(source.encoding);
  }
  const { program } = source.command;
  const { exitCode, stdout, stderr } = await target.run(source.command, signal);
  if (exitCode !== null && source.exitCodes.includes(exitCode)) return stdout;
  const words = stderr.trim().split('\n').at(-1) ?? '';
  throw new TargetError('notPermitted', `${program} ended with ${exitCode ?? 'a signal'}: ${words}`);
}
