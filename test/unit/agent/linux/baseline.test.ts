import { describe, expect, it } from 'vitest';
import { baselineResults } from '../../../../main/agent/collectors/baseline/check';
import { linuxChecks } from '../../../../main/agent/collectors/baseline/linuxChecks';
import { type LinuxTexts, linuxFactsOf } from '../../../../main/agent/collectors/baseline/linuxFacts';

const nothing: LinuxTexts = {
  kernel: null,
  stat: null,
  sshd: null,
  sshdConfig: null,
  passwd: null,
  group: null,
  withoutPassword: null,
  loginDefs: null,
  mounts: null,
};

/** A machine on which every question has a good answer. */
const hardened: LinuxTexts = {
  ...nothing,
  kernel: 'kernel.randomize_va_space = 2\nfs.suid_dumpable = 0\nnet.ipv4.ip_forward = 0\n',
  stat: '644 0 /etc/passwd\n640 0 /etc/shadow\n644 0 /etc/group\n600 0 /etc/ssh/sshd_config\n',
  sshd: 'permitrootlogin no\nmaxauthtries 4\nx11forwarding no\n',
  passwd: 'root:x:0:0:root:/root:/bin/bash\noperator:x:1000:1000::/home/operator:/bin/sh\n',
  group: 'root:x:0:\noperator:x:1000:\n',
  withoutPassword: '',
  loginDefs: '# PASS_MAX_DAYS is a comment here\nPASS_MAX_DAYS\t365\nPASS_MIN_DAYS 1\nPASS_WARN_AGE 7\n',
  mounts: 'tmpfs /tmp tmpfs rw,nosuid,nodev 0 0\ntmpfs /dev/shm tmpfs rw,nosuid,nodev,noexec 0 0\n',
};

const found = (changes: Partial<LinuxTexts>, from = hardened) =>
  baselineResults(linuxChecks, linuxFactsOf({ ...from, ...changes }));
const failed = (changes: Partial<LinuxTexts>): string[] => found(changes).map(({ CceId }) => CceId);

describe('the baseline of Linux', () => {
  it('has no result for a machine on which all is well', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<LinuxTexts>, string]>([
    ['a shadow file that all may read', { stat: '644 0 /etc/shadow' }, 'CCE-83941-5'],
    ['a passwd file of a person', { stat: '644 1000 /etc/passwd' }, 'CCE-83943-1'],
    ['root at the SSH server', { sshd: 'permitrootlogin yes\nmaxauthtries 4' }, 'CCE-90800-4'],
    ['what OpenSSH does without being told', { sshd: 'permitrootlogin no' }, 'CCE-90810-3'],
    ['addresses that are not randomized', { kernel: 'kernel.randomize_va_space = 1' }, 'CCE-83971-2'],
    ['a second root', { passwd: `${hardened.passwd}toor:x:0:0::/root:/bin/sh\n` }, 'CCE-83624-7'],
    ['an empty password', { withoutPassword: 'operator\n' }, 'CCE-83611-4'],
    ['an account without its group', { group: 'root:x:0:\n' }, 'CCE-83613-0'],
    [
      'passwords for ever',
      { loginDefs: 'PASS_MAX_DAYS 99999\nPASS_MIN_DAYS 1\nPASS_WARN_AGE 7' },
      'CCE-83606-4',
    ],
    [
      'programs in shared memory',
      { mounts: 'tmpfs /tmp tmpfs rw,nosuid,nodev 0 0\ntmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0' },
      'CCE-83857-3',
    ],
  ])('fails for %s', (_what, changes, cceId) => {
    expect(failed(changes)).toContain(cceId);
  });

  it('takes the first of options that stand twice, as OpenSSH does', () => {
    const config = 'PermitRootLogin no\nPermitRootLogin yes\nMaxAuthTries 4\n';
    expect(failed({ sshd: null, sshdConfig: config })).not.toContain('CCE-90800-4');
  });

  it('says what cannot be told, and nothing of what the machine does not have', () => {
    const results = baselineResults(linuxChecks, linuxFactsOf(nothing));
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map(({ Result }) => Result))).toEqual(new Set(['Err']));
    expect(results.map(({ CceId }) => CceId)).not.toContain('CCE-90800-4');
  });
});
