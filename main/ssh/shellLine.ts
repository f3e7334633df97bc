/** A command as the line that an SSH server hands to the user's shell. */
import type { Command } from '../targets';

/** POSIX shells take everything between single quotes as it is (POSIX.1-2017, Shell Command Language, 2.2.2). */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** In English, whatever the user's language: parsers and error messages need it. `env` works in every shell. */
export function shellLine({ program, args, asRoot }: Command, mayUseSudo: boolean): string {
  const sudo = asRoot && mayUseSudo ? ['sudo', '-n', '--'] : [];
  return ['env', 'LC_ALL=C', ...sudo, program, ...args].map(quoted).join(' ');
}

/** As a person reads it on the screen. */
export function shownLine(command: Command, mayUseSudo: boolean): string {
  return shellLine(command, mayUseSudo).replace(/^env LC_ALL=C /, '');
}
