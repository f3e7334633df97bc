/** What the baseline of Linux is judged by. */
import { command, file } from '../recipe';
import { kernelParameterNames, statFiles } from './linuxNames';

export const linuxSources = {
  kernel: command('sysctl', ['-e', ...kernelParameterNames]),
  stat: command('stat', ['-c', '%a %u %n', ...statFiles], { exitCodes: [1] }),
  /** The configuration in force; sshd(8), -T. */
  sshd: command('sshd', ['-T'], { asRoot: true }),
  sshdConfig: file('/etc/ssh/sshd_config'),
  passwd: file('/etc/passwd'),
  group: file('/etc/group'),
  /** Only the names, so that no hash leaves the machine. */
  withoutPassword: command('awk', ['-F:', '$2 == "" { print $1 }', '/etc/shadow'], { asRoot: true }),
  loginDefs: file('/etc/login.defs'),
  mounts: file('/proc/mounts'),
};

export type LinuxTexts = Readonly<Record<keyof typeof linuxSources, string | null>>;

export interface LinuxFacts {
  /** Null where `sysctl` is not there. */
  readonly kernel: ReadonlyMap<string, string> | null;
  readonly files: ReadonlyMap<string, { readonly mode: number; readonly ownerId: string }> | null;
  /** By the option's name in small letters; null where there is no SSH server. */
  readonly sshd: ReadonlyMap<string, string> | null;
  readonly passwd: readonly (readonly string[])[] | null;
  readonly group: readonly (readonly string[])[] | null;
  /** Names of accounts; null where only root is told. */
  readonly withoutPassword: readonly string[] | null;
  readonly loginDefs: ReadonlyMap<string, string> | null;
  /** Options by where it is mounted. */
  readonly mounts: ReadonlyMap<string, readonly string[]> | null;
}

export function linuxFactsOf(texts: LinuxTexts): LinuxFacts {
  const sshd = texts.sshd ?? texts.sshdConfig;
  return {
    kernel: read(texts.kernel, (text) => pairs(text, /^([\w.]+)\s*=\s*(.*?)\s*$/gm)),
    files: read(texts.stat, filesOf),
    sshd: read(sshd, (text) => firstPairs(text.toLowerCase(), /^[ \t]*([a-z]\w*)[ \t=]+"?([^\s"]+)/gm)),
    passwd: read(texts.passwd, records),
    group: read(texts.group, records),
    withoutPassword: read(texts.withoutPassword, (text) => text.split('\n').filter((name) => name !== '')),
    loginDefs: read(texts.loginDefs, (text) => pairs(text, /^[ \t]*([A-Z_]+)[ \t]+(\S+)/gm)),
    mounts: read(
      texts.mounts,
      (text) =>
        new Map(
          [...pairs(text, /^\S+ (\S+) \S+ (\S+) /gm)].map(([path, options]) => [path, options.split(',')]),
        ),
    ),
  };
}

function read<Fact>(text: string | null, parse: (text: string) => Fact): Fact | null {
  return text === null ? null : parse(text);
}

function pairs(text: string, pattern: RegExp): Map<string, string> {
  return new Map([...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]));
}

/** Of several the first counts; sshd_config(5). */
function firstPairs(text: string, pattern: RegExp): Map<string, string> {
  return new Map([...pairs(text.split('\n').reverse().join('\n'), pattern)]);
}

function records(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.includes(':') && !line.startsWith('#'))
    .map((line) => line.split(':'));
}

function filesOf(text: string): Map<string, { mode: number; ownerId: string }> {
  return new Map(
    [...text.matchAll(/^([0-7]{1,4}) (\d+) (\/.+)$/gm)].map(([, mode = '', ownerId = '', path = '']) => [
      path,
      { mode: Number.parseInt(mode, 8), ownerId },
    ]),
  );
}
