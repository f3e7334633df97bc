/** Where the person's SSH agent listens. */

/**
 * OpenSSH for Windows listens on a pipe of a fixed name (PowerShell/Win32-OpenSSH, contrib/win32/win32compat); elsewhere
 * `SSH_AUTH_SOCK` says where (ssh-agent(1)). Null without an agent.
 */
export function agentSocketOf(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (environment.SSH_AUTH_SOCK) return environment.SSH_AUTH_SOCK;
  return platform === 'win32' ? '\\\\.\\pipe\\openssh-ssh-agent' : null;
}
