/** Keeps a target to the programs and files that the screen has named. */
import { type Command, type Target, TargetError } from './ports';

/** An argument or a path's step that is `…` stands for any one; a path that is `…` for any file. */
export type DeviceUse =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'file'; readonly path: string };

const any = '…';

/** Anything else is refused before it reaches the device. */
export function onlyNamed(target: Target, uses: readonly DeviceUse[]): Target {
  return {
    platform: target.platform,
    name: target.name,
    run: async (command, signal) => {
      if (!uses.some((use) => use.kind === 'command' && isCommand(use.command, command))) {
        throw notNamed([command.program, ...command.args].join(' '));
      }
      return target.run(command, signal);
    },
    readFile: async (path, signal) => {
      if (!uses.some((use) => use.kind === 'file' && isPath(use.path, path))) throw notNamed(path);
      return target.readFile(path, signal);
    },
  };
}

function isCommand(named: Command, command: Command): boolean {
  return (
    named.program === command.program &&
    (named.asRoot ?? false) === (command.asRoot ?? false) &&
    named.args.length === command.args.length &&
    named.args.every((argument, index) => argument === any || argument === command.args[index])
  );
}

/** `.` and `..` are no names of a step. */
function isPath(named: string, path: string): boolean {
  if (named === any) return true;
  const names = named.split('/');
  const steps = path.split('/');
  return (
    steps.length === names.length &&
    names.every((name, index) => {
      const step = steps[index] ?? '';
      return name === any ? step !== '' && step !== '.' && step !== '..' : name === step;
    })
  );
}

function notNamed(what: string): TargetError {
  return new TargetError('notPermitted', `${what} was not named before.`);
}
