/** English: the device at hand over SSH. */
import type { SshProblem } from '../../../preload/contract';

export const ssh = {
  title: 'Device over SSH',
  intro:
    'Sign in at the device itself, so that checks and the agent can look there. Nothing is left on the device, and nothing runs on it but what is listed below.',
  loading: 'Asking how the connection stands…',
  device: 'Device',
  deviceHint: 'As the hub names it.',
  hops: { device: 'The device', jump: 'The jump host' },
  hop: {
    host: 'Name or address',
    hostWrong: 'A name or an IP address, without spaces, “@” and “/”.',
    port: 'Port',
    portWrong: 'From 1 to 65,535.',
    userName: 'User',
    userNameWrong: 'A user name without spaces and “:”.',
    signIn: 'Sign in by',
    signIns: { password: 'Password', key: 'Key file', agent: 'The SSH agent of this laptop' },
    signInHints: {
      password: 'Kept in memory for 15 minutes, never on disk.',
      key: 'OpenSSH, PEM or PuTTY. Kept in memory for 15 minutes.',
      agent: 'ssh-agent, with the keys it holds now.',
    },
    password: 'Password',
    pastePassword: 'Paste the password',
    passphrase: 'Passphrase of the key',
    pastePassphrase: 'Paste the passphrase',
    pasteHint: 'Copy it first; it goes from the clipboard past this window.',
    held: 'Pasted. It is not shown.',
    key: 'Private key',
    chooseKey: 'Choose a file…',
    keyHint: 'The one without .pub.',
    keyEncrypted: 'Encrypted: it needs its passphrase.',
    keyIs: '{{type}}, {{fingerprint}}',
  },
  useJump: 'By way of a jump host',
  useSudo: 'Allow sudo where reading needs it (sudo -n, never with a password)',
  connect: 'Connect',
  connecting: 'Connecting…',
  cancel: 'Cancel',
  announced: 'Connected: {{name}}.',
  connected: '{{device}} is reached as {{name}}',
  toDiagnostics: 'Run the checks',
  toAgent: 'Run the agent',
  disconnect: 'Disconnect',
  lost: 'The connection to {{name}} broke',
  lostMeaning:
    'What ran there at that moment has no result; nothing stays behind on the device. Connect again to go on.',
  ofOtherHub: 'A connection to {{device}} of another hub is open',
  ofOtherHubMeaning:
    'It is reached as {{name}}, and not looked at while this hub is open. A new connection takes its place.',
  facts: {
    platform: 'System',
    since: 'Connected',
    sudo: 'sudo',
    sudoAllowed: 'where the list says so, without a password',
    sudoNever: 'never',
  },
  platforms: { linux: 'Linux', windows: 'Windows', macos: 'macOS' },
  uses: {
    title: 'What may run on the device',
    withoutSudo:
      'Everything reads, nothing writes. Without sudo some of it is refused by the device; the checks then say so.',
    withSudo:
      'Everything reads, nothing writes. Lines that begin with sudo run as root, if sudo asks for no password.',
    list: 'Show all lines ({{formatted}}); “…” stands for what depends on the device',
  },
  ran: {
    title: 'What ran on the device',
    beside: 'The newest first.',
    running: 'runs',
    cut: 'did not end by itself',
    ended: 'exit code {{code}}, {{took}} ms',
  },
  hostKey: {
    trust: 'The fingerprint is right: trust and connect',
    fingerprint: 'Fingerprint',
    type: 'Kind',
    knownIn: 'Known in',
    copy: 'Copy the fingerprint',
    unknownKey: {
      happened: '{{host}} is not known yet',
      meaning:
        'The first connection cannot tell the device from somebody who stands between. Nothing was sent to it yet.',
      next: 'Compare the fingerprint with the device’s own: “ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub” prints it there.',
    },
    changedKey: {
      happened: '{{host}} shows another host key than the one that is known',
      meaning: 'The device was set up anew, or somebody stands between. No password was sent.',
      next: 'Find out which it is. If the device was set up anew, delete the line that is named here and connect again.',
    },
    revokedKey: {
      happened: '{{host}} shows a host key that was revoked',
      meaning:
        'The line that is named here says that this key must not be trusted any more. No password was sent.',
      next: 'Ask those who look after the device for its present key.',
    },
  },
  problems: {
    said: 'What was said',
    hostNotFound: {
      happened: 'No machine is known by the name {{host}}',
      meaning: 'The name server of this network does not know it.',
      next: 'Check the spelling, or use the IP address.',
    },
    refused: {
      happened: '{{host}} answers, but not on this port',
      meaning: 'The SSH server is not running there, listens on another port, or a firewall refuses.',
      next: 'Check the port; on the device, see whether sshd runs.',
    },
    unreachable: {
      happened: '{{host}} cannot be reached from this network',
      meaning: 'There is no way from this laptop to that address.',
      next: 'Check which network this laptop is in; a jump host may be needed.',
    },
    timedOut: {
      happened: '{{host}} did not answer in time',
      meaning: 'It is switched off, behind a firewall that drops packets, or the line is very slow.',
      next: 'Check the address and the network, then try again.',
    },
    notSsh: {
      happened: 'What answers at {{host}} is no SSH server',
      meaning: 'Another service listens on this port.',
      next: 'Check the port.',
    },
    noCommonAlgorithm: {
      happened: '{{host}} and Siteward have no way of encryption in common',
      meaning: 'The SSH server is very old, or restricted to algorithms of its own.',
      next: 'Update the SSH server of the device, or allow one of the usual algorithms in sshd_config.',
    },
    signInRefused: {
      happened: '{{host}} refused the sign-in',
      meaning:
        'The user, the password or the key is not right, or this way of signing in is switched off there.',
      next: 'Check the user and what was pasted or chosen, and try another way to sign in.',
    },
    agentMissing: {
      happened: 'No SSH agent answers on this laptop',
      meaning: 'ssh-agent does not run.',
      next: 'Start it and add the key, or choose the key file.',
    },
    keyUnreadable: {
      happened: 'The key file cannot be used',
      meaning: 'It is damaged, or of a kind that is not supported.',
      next: 'Choose another key file.',
    },
    passphraseWrong: {
      happened: 'The passphrase does not open the key',
      meaning: 'Nothing was sent to the device.',
      next: 'Copy the passphrase again and paste it.',
    },
    forwardingRefused: {
      happened: '{{host}} lets nobody through to the device',
      meaning: 'The jump host took the sign-in, but not the way on.',
      next: 'Ask its administrator to allow TCP forwarding (AllowTcpForwarding) for this user.',
    },
    notReachedFromJump: {
      happened: 'The jump host does not reach {{host}}',
      meaning: 'It lets you through, but nothing takes the connection at that address and port.',
      next: 'Check the device’s address and port as the jump host sees them, and whether the device is on.',
    },
    connectionLost: {
      happened: 'The connection to {{host}} broke',
      meaning: 'The network was interrupted, or the server ended it.',
      next: 'Connect again.',
    },
    platformUnknown: {
      happened: '{{host}} is a system that Siteward does not know',
      meaning: 'Linux and macOS can be looked at over SSH.',
      next: 'Use a folder of collected files instead.',
    },
  } satisfies Record<SshProblem, { happened: string; meaning: string; next: string }> & { said: string },
};
