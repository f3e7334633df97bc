/** The kernel parameters and files that the baseline of Linux asks about. */

export const kernelParameterNames = [
  'fs.protected_hardlinks',
  'fs.protected_symlinks',
  'fs.suid_dumpable',
  'kernel.dmesg_restrict',
  'kernel.kptr_restrict',
  'kernel.randomize_va_space',
  'kernel.yama.ptrace_scope',
  'net.ipv4.conf.all.accept_redirects',
  'net.ipv4.conf.all.accept_source_route',
  'net.ipv4.conf.all.log_martians',
  'net.ipv4.conf.all.rp_filter',
  'net.ipv4.conf.all.send_redirects',
  'net.ipv4.icmp_echo_ignore_broadcasts',
  'net.ipv4.ip_forward',
  'net.ipv4.tcp_syncookies',
  'net.ipv6.conf.all.accept_ra',
  'net.ipv6.conf.all.accept_redirects',
] as const;

export type KernelParameter = (typeof kernelParameterNames)[number];

export const statFiles = [
  '/etc/passwd',
  '/etc/shadow',
  '/etc/group',
  '/etc/gshadow',
  '/etc/ssh/sshd_config',
  '/etc/crontab',
] as const;

export type StatFile = (typeof statFiles)[number];
