/** How the Linux audit log is asked; auditctl(8), ausearch(8). All of it needs root. */
import { command, type Source } from '../recipe';

export const auditRulesSource = command('auditctl', ['-l'], { asRoot: true });
export const auditStatusSource = command('auditctl', ['-s'], { asRoot: true });

/** The last ten minutes, as written; ends with 1 when there is nothing of these types. */
export function auditSearch(types: string): Source {
  return command('ausearch', ['--input-logs', '--raw', '-m', types, '--start', 'recent'], {
    asRoot: true,
    exitCodes: [1],
  });
}

/** Whether the rules in force have one of these system calls written down. */
export function hasRuleFor(systemCalls: readonly string[], rules: string): boolean {
  return rules.split('\n').some((rule) => {
    if (!/^-a\s+(?:always,exit|exit,always)\b/.test(rule.trim())) return false;
    const named = [...rule.matchAll(/-S\s+(\S+)/g)].flatMap(([, names = '']) => names.split(','));
    return named.some((name) => name === 'all' || systemCalls.includes(name));
  });
}

/** Whether a daemon takes what the kernel writes. */
export function isAudited(status: string): boolean {
  return /^enabled [12]$/m.test(status) && /^pid [1-9]\d*$/m.test(status);
}
