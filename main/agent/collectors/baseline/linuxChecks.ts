/**
 * The baseline of Linux: questions of our own, each under the CCE identifier that Red Hat Enterprise Linux 9 has for it.
 * Source of identifiers and expected values: ComplianceAsCode/content, the rule.yml of each (`cce@rhel9`). Where Debian
 * differs by design (a group `shadow` that may read), the looser value passes.
 */
import { type BaselineCheck, fail, notApplicable, pass, unknown } from './check';
import type { LinuxFacts } from './linuxFacts';
import type { KernelParameter, StatFile } from './linuxNames';

type Check = BaselineCheck<LinuxFacts>;
type Severity = Check['severity'];

/** A parameter that the kernel does not have, it does not obey either. */
function kernel(
  cceId: string,
  name: KernelParameter,
  wanted: readonly string[],
  description: string,
  severity: Severity = 'Warning',
): Check {
  return {
    cceId,
    description,
    severity,
    judge: (facts) => {
      if (facts.kernel === null) return unknown('sysctl tells nothing.');
      const value = facts.kernel.get(name);
      if (value === undefined) return notApplicable;
      return wanted.includes(value) ? pass : fail(`${name} is ${value}, should be ${wanted.join(' or ')}.`);
    },
  };
}

function fileMode(cceId: string, path: StatFile, widest: number, severity: Severity = 'Important'): Check {
  const text = (mode: number): string => mode.toString(8).padStart(4, '0');
  return {
    cceId,
    description: `Permissions of ${path} are ${text(widest)} or stricter`,
    severity,
    judge: (facts) => {
      if (facts.files === null) return unknown('stat tells nothing.');
      const found = facts.files.get(path);
      if (found === undefined) return notApplicable;
      return (found.mode & ~widest) === 0 ? pass : fail(`${path} has mode ${text(found.mode)}.`);
    },
  };
}

function fileOwner(cceId: string, path: StatFile, severity: Severity = 'Important'): Check {
  return {
    cceId,
    description: `${path} belongs to root`,
    severity,
    judge: (facts) => {
      if (facts.files === null) return unknown('stat tells nothing.');
      const found = facts.files.get(path);
      if (found === undefined) return notApplicable;
      return found.ownerId === '0' ? pass : fail(`${path} belongs to the user ${found.ownerId}.`);
    },
  };
}

/** `byDefault` is what OpenSSH does without the option; sshd_config(5). */
function sshd(
  cceId: string,
  option: string,
  byDefault: string,
  isGood: (value: string) => boolean,
  description: string,
  severity: Severity = 'Warning',
): Check {
  return {
    cceId,
    description,
    severity,
    judge: ({ sshd: options }) => {
      if (options === null) return notApplicable;
      const value = options.get(option) ?? byDefault;
      return isGood(value) ? pass : fail(`${option} is ${value}.`);
    },
  };
}

function mount(cceId: string, path: string, option: string): Check {
  return {
    cceId,
    description: `${path} is mounted with ${option}`,
    severity: 'Warning',
    judge: ({ mounts }) => {
      if (mounts === null) return unknown('/proc/mounts cannot be read.');
      const options = mounts.get(path);
      if (options === undefined) return notApplicable;
      return options.includes(option) ? pass : fail(`${path} is mounted without ${option}.`);
    },
  };
}

function loginDefs(
  cceId: string,
  name: string,
  isGood: (days: number) => boolean,
  description: string,
): Check {
  return {
    cceId,
    description,
    severity: 'Informational',
    judge: ({ loginDefs: values }) => {
      if (values === null) return notApplicable;
      const value = values.get(name);
      if (value === undefined) return fail(`${name} is not set.`);
      return isGood(Number(value)) ? pass : fail(`${name} is ${value}.`);
    },
  };
}

const is = (wanted: string) => (value: string) => value === wanted;

export const linuxChecks: readonly Check[] = [
  fileMode('CCE-83931-6', '/etc/passwd', 0o644),
  fileOwner('CCE-83943-1', '/etc/passwd'),
  fileMode('CCE-83941-5', '/etc/shadow', 0o640, 'Critical'),
  fileOwner('CCE-83926-6', '/etc/shadow', 'Critical'),
  fileMode('CCE-83934-0', '/etc/group', 0o644),
  fileOwner('CCE-83925-8', '/etc/group'),
  fileMode('CCE-83921-7', '/etc/gshadow', 0o640),
  fileMode('CCE-84176-7', '/etc/crontab', 0o600, 'Warning'),
  fileOwner('CCE-84167-6', '/etc/crontab', 'Warning'),
  fileMode('CCE-90818-6', '/etc/ssh/sshd_config', 0o600),
  fileOwner('CCE-90821-0', '/etc/ssh/sshd_config'),
  sshd(
    'CCE-90800-4',
    'permitrootlogin',
    'prohibit-password',
    is('no'),
    'SSH: root cannot log in',
    'Important',
  ),
  sshd('CCE-90799-8', 'permitemptypasswords', 'no', is('no'), 'SSH: no empty passwords', 'Critical'),
  sshd('CCE-90803-8', 'permituserenvironment', 'no', is('no'), 'SSH: users set no environment'),
  sshd('CCE-90810-3', 'maxauthtries', '6', (value) => Number(value) <= 4, 'SSH: at most 4 attempts'),
  sshd('CCE-90798-0', 'x11forwarding', 'no', is('no'), 'SSH: X11 is not forwarded', 'Informational'),
  sshd('CCE-90816-0', 'hostbasedauthentication', 'no', is('no'), 'SSH: no trust in hosts', 'Important'),
  sshd('CCE-90797-2', 'ignorerhosts', 'yes', is('yes'), 'SSH: .rhosts files are ignored', 'Important'),
  kernel('CCE-83971-2', 'kernel.randomize_va_space', ['2'], 'Addresses are randomized', 'Important'),
  kernel('CCE-83981-1', 'fs.suid_dumpable', ['0'], 'No core dumps of programs with SUID'),
  kernel(
    'CCE-83952-2',
    'kernel.dmesg_restrict',
    ['1'],
    'Only root reads the kernel’s messages',
    'Informational',
  ),
  kernel('CCE-83972-0', 'kernel.kptr_restrict', ['1', '2'], 'Kernel addresses are hidden'),
  kernel('CCE-83965-4', 'kernel.yama.ptrace_scope', ['1', '2', '3'], 'Only descendants may be traced'),
  kernel('CCE-84110-6', 'fs.protected_hardlinks', ['1'], 'Hard links are protected'),
  kernel('CCE-83900-1', 'fs.protected_symlinks', ['1'], 'Symbolic links are protected'),
  kernel('CCE-83998-5', 'net.ipv4.ip_forward', ['0'], 'IPv4 is not forwarded'),
  kernel('CCE-84011-6', 'net.ipv4.conf.all.accept_redirects', ['0'], 'IPv4 redirects are not accepted'),
  kernel('CCE-84001-7', 'net.ipv4.conf.all.accept_source_route', ['0'], 'Source-routed IPv4 is not accepted'),
  kernel('CCE-83997-7', 'net.ipv4.conf.all.send_redirects', ['0'], 'IPv4 redirects are not sent'),
  kernel(
    'CCE-84000-9',
    'net.ipv4.conf.all.log_martians',
    ['1'],
    'Martian packets are logged',
    'Informational',
  ),
  kernel('CCE-84008-2', 'net.ipv4.conf.all.rp_filter', ['1', '2'], 'Packets are filtered by their way back'),
  kernel('CCE-84004-1', 'net.ipv4.icmp_echo_ignore_broadcasts', ['1'], 'Echo requests to all are ignored'),
  kernel('CCE-84006-6', 'net.ipv4.tcp_syncookies', ['1'], 'TCP uses SYN cookies'),
  kernel('CCE-84125-4', 'net.ipv6.conf.all.accept_redirects', ['0'], 'IPv6 redirects are not accepted'),
  kernel('CCE-84120-5', 'net.ipv6.conf.all.accept_ra', ['0'], 'IPv6 router advertisements are not accepted'),
  mount('CCE-83872-2', '/tmp', 'nosuid'),
  mount('CCE-83869-8', '/tmp', 'nodev'),
  mount('CCE-83891-2', '/dev/shm', 'nosuid'),
  mount('CCE-83881-3', '/dev/shm', 'nodev'),
  mount('CCE-83857-3', '/dev/shm', 'noexec'),
  loginDefs('CCE-83606-4', 'PASS_MAX_DAYS', (days) => days <= 365, 'Passwords end after a year'),
  loginDefs('CCE-83610-6', 'PASS_MIN_DAYS', (days) => days >= 1, 'Passwords last for a day'),
  loginDefs(
    'CCE-83609-8',
    'PASS_WARN_AGE',
    (days) => days >= 7,
    'Users are warned before their password ends',
  ),
  {
    cceId: 'CCE-83624-7',
    description: 'Only root has the user id 0',
    severity: 'Critical',
    judge: ({ passwd }) => {
      if (passwd === null) return unknown('/etc/passwd cannot be read.');
      const others = passwd.filter(([name, , userId]) => userId === '0' && name !== 'root');
      return others.length === 0 ? pass : fail(`User id 0: ${others.map(([name]) => name).join(', ')}.`);
    },
  },
  {
    cceId: 'CCE-83611-4',
    description: 'No account has an empty password',
    severity: 'Critical',
    judge: ({ withoutPassword }) => {
      if (withoutPassword === null) return unknown('/etc/shadow can be read by root only.');
      return withoutPassword.length === 0 ? pass : fail(`Empty password: ${withoutPassword.join(', ')}.`);
    },
  },
  {
    cceId: 'CCE-88493-2',
    description: 'Every account has a user id of its own',
    severity: 'Warning',
    judge: ({ passwd }) => {
      if (passwd === null) return unknown('/etc/passwd cannot be read.');
      const repeated = repeatedIn(passwd.map(([, , userId = '']) => userId));
      return repeated.length === 0 ? pass : fail(`User ids of several accounts: ${repeated.join(', ')}.`);
    },
  },
  {
    cceId: 'CCE-83613-0',
    description: 'Every account’s group exists',
    severity: 'Informational',
    judge: ({ passwd, group }) => {
      if (passwd === null || group === null) return unknown('/etc/passwd or /etc/group cannot be read.');
      const known = new Set(group.map(([, , groupId]) => groupId));
      const lost = passwd.filter(([, , , groupId]) => !known.has(groupId));
      return lost.length === 0 ? pass : fail(`Without a group: ${lost.map(([name]) => name).join(', ')}.`);
    },
  },
];

function repeatedIn(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
