/** The one SSH connection to the device at hand, opened and closed by a person. */
import type { Client } from 'ssh2';
import type {
  NamedUse,
  RememberedSsh,
  SshHostKey,
  SshKeyFile,
  SshSignIn,
  SshState,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { createLatest } from '../latest';
import type { EventLog } from '../log';
import { type ClipboardPort, type Secret, secretOf } from '../secrets';
import type { KeptValues } from '../settings';
import { type Command, type DeviceUse, onlyNamed, type Platform, type Target } from '../targets';
import type { Credential, Hop, HostKeyPort, OfferedHostKey } from './connect';
import { SshConnectError } from './connectProblem';
import { createHeld } from './held';
import { judgeHostKey, knownTypes } from './knownHosts';
import { openRemembered } from './remembered';
import { shownLine } from './shellLine';
import { createSshTarget, type RunObserver, readingOf } from './sshTarget';
import { openTrustedHosts } from './trustedHosts';

export interface SshServicePorts {
  readonly kept: KeptValues;
  readonly clipboard: ClipboardPort;
  /** Null when the person chose nothing. */
  readonly chooseKeyFile: () => Promise<{ readonly fileName: string; readonly text: string } | null>;
  /** Of the open hub. */
  readonly hubName: () => string;
  readonly hubId: () => string | null;
  /** Everything that collectors and checks may use on a device. */
  readonly uses: readonly DeviceUse[];
  readonly knownHosts: { readonly ownFile: string; readonly otherFiles: readonly string[] };
  /** Where the person's SSH agent listens; null without one. */
  readonly agentSocket: string | null;
  readonly now: () => Date;
  readonly log: EventLog;
}

export interface SshService {
  remembered(deviceId: string): RememberedSsh | null;
  /** Fails with NOTHING_CHOSEN when the clipboard holds no text. */
  holdClipboard(): Promise<{ readonly secretId: string }>;
  /** Fails with NOTHING_CHOSEN and SSH_KEY_UNREADABLE. */
  chooseKey(): Promise<SshKeyFile>;
  uses(): readonly NamedUse[];
  /** Takes the place of a connection that is open. Fails as the contract declares. */
  connect(input: SshConnectInput, signal?: AbortSignal): Promise<SshState>;
  /** Fails with HOST_KEY_NOT_SHOWN. */
  trustHostKey(hostKey: SshHostKey): Promise<void>;
  disconnect(): SshState;
  watch(signal?: AbortSignal): AsyncGenerator<SshState, void, void>;
  /** The target of a hub's device, of the open hub's unless told; null without a connection to it. */
  target(deviceId: string, hubId?: string | null): Target | null;
  close(): void;
}

export interface SshConnectInput {
  readonly deviceId: string;
  readonly address: RememberedSsh['address'];
  readonly signIn: SshSignIn;
  readonly jump: { readonly address: RememberedSsh['address']; readonly signIn: SshSignIn } | null;
  readonly mayUseSudo: boolean;
}

interface Open {
  /** Two hubs may each have a device of one name. */
  readonly hubId: string | null;
  readonly deviceId: string;
  readonly target: Target;
  readonly close: () => void;
}

const mostRan = 200;

/** `ssh2` is loaded when it is first needed: the program’s start does without. */
const loadConnecting = () => import('./connect');

const none: SshState = {
  connection: 'none',
  hubId: null,
  deviceId: null,
  name: null,
  platform: null,
  mayUseSudo: false,
  connectedAt: null,
  failure: null,
  ran: [],
};

export function createSshService(ports: SshServicePorts): SshService {
  const { log, now } = ports;
  const secrets = createHeld<Secret>(now);
  const keys = createHeld<Secret>(now);
  const remembered = openRemembered(ports.kept);
  const trusted = openTrustedHosts(ports.knownHosts.ownFile, ports.knownHosts.otherFiles);
  const shown = new Map<string, OfferedHostKey>();
  const state = createLatest<SshState>(none);
  let open: Open | null = null;
  let connecting: AbortController | null = null;

  const change = (changes: Partial<SshState>): SshState => {
    state.set({ ...state.get(), ...changes });
    return state.get();
  };

  function credentialOf(signIn: SshSignIn): Credential {
    const held = <T>(value: T | null): T => {
      if (value === null) throw new ExpectedFailure('HELD_EXPIRED');
      return value;
    };
    switch (signIn.kind) {
      case 'password':
        return { kind: 'password', password: held(secrets.find(signIn.secretId)) };
      case 'key':
        return {
          kind: 'key',
          privateKey: held(keys.find(signIn.keyId)),
          passphrase: signIn.passphraseId === null ? null : held(secrets.find(signIn.passphraseId)),
        };
      case 'agent':
        return { kind: 'agent', socket: ports.agentSocket };
    }
  }

  async function hostKeys(): Promise<HostKeyPort> {
    const lines = await trusted.lines();
    return {
      preferred: (host, port) => knownTypes(lines, host, port),
      check: (offered) => {
        const { key: _, ...hostKey } = offered;
        const verdict = judgeHostKey(lines, offered);
        if (verdict.kind === 'known') return;
        if (verdict.kind === 'unknown') {
          shown.set(`${offered.host}:${offered.port}`, offered);
          throw new ExpectedFailure('HOST_KEY_UNKNOWN', hostKey);
        }
        log.warn('ssh.hostKeyRefused', { kind: verdict.kind, fingerprint: offered.fingerprint });
        const code = verdict.kind === 'changed' ? 'HOST_KEY_CHANGED' : 'HOST_KEY_REVOKED';
        throw new ExpectedFailure(code, { ...hostKey, knownIn: verdict.where });
      },
    };
  }

  function observer(mayUseSudo: boolean): RunObserver {
    let count = 0;
    return {
      started: (command) => {
        const since = now();
        count += 1;
        const entry = {
          number: count,
          at: since.toISOString(),
          line: shownLine(command, mayUseSudo),
          exitCode: null,
          tookMs: null,
        };
        change({ ran: [...state.get().ran, entry].slice(-mostRan) });
        return (exitCode) => {
          const ended = { ...entry, exitCode, tookMs: now().getTime() - since.getTime() };
          change({ ran: state.get().ran.map((other) => (other === entry ? ended : other)) });
        };
      },
    };
  }

  function leave(): void {
    connecting?.abort(new DOMException('Another connection was asked for.', 'AbortError'));
    connecting = null;
    open?.close();
    open = null;
  }

  async function connect(input: SshConnectInput, signal?: AbortSignal): Promise<SshState> {
    const { deviceId, address, jump, mayUseSudo } = input;
    const device: Hop = { address, credential: credentialOf(input.signIn) };
    const first: Hop | null = jump && { address: jump.address, credential: credentialOf(jump.signIn) };
    const [hubId, hubName] = [ports.hubId(), ports.hubName()];
    leave();
    const own = new AbortController();
    connecting = own;
    const abort = (): void => own.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const name = `${address.userName}@${address.host}`;
    state.set({ ...none, connection: 'connecting', hubId, deviceId, name, mayUseSudo });
    try {
      const { connectSsh } = await loadConnecting();
      const connection = await connectSsh(device, first, await hostKeys(), own.signal);
      const unlimited = { name, mayUseSudo, observer: observer(mayUseSudo) };
      const platform = await platformOf(connection.client, unlimited, address.host, own.signal).catch(
        (error: unknown) => {
          connection.close();
          throw error;
        },
      );
      const target = createSshTarget(connection.client, { ...unlimited, platform });
      const opened: Open = {
        hubId,
        deviceId,
        target: onlyNamed(target, ports.uses),
        close: connection.close,
      };
      open = opened;
      connecting = null;
      remembered.keep(hubName, deviceId, {
        address,
        signIn: input.signIn.kind,
        jump: jump && { address: jump.address, signIn: jump.signIn.kind },
      });
      log.info('ssh.connected', { platform, viaJump: jump !== null });
      void connection.closed.then((error) => {
        if (open !== opened) return;
        open = null;
        log.info('ssh.lost', { message: error?.message ?? null });
        const failure = {
          problem: 'connectionLost' as const,
          host: address.host,
          detail: error?.message ?? null,
        };
        change({ connection: 'lost', failure });
      });
      return change({ connection: 'connected', platform, connectedAt: now().toISOString() });
    } catch (error) {
      if (connecting === own) {
        connecting = null;
        state.set(none);
      }
      if (!(error instanceof SshConnectError)) throw error;
      const { problem, host, detail } = error;
      log.info('ssh.failed', { problem });
      throw new ExpectedFailure('SSH_FAILED', { problem, host, detail }, { cause: error });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    remembered: (deviceId) => remembered.find(ports.hubName(), deviceId),
    holdClipboard: async () => {
      const text = (await ports.clipboard.read()).replace(/\r?\n$/, '');
      if (text === '') throw new ExpectedFailure('NOTHING_CHOSEN');
      return { secretId: secrets.hold(secretOf(text)) };
    },
    chooseKey: async () => {
      const file = await ports.chooseKeyFile();
      if (!file) throw new ExpectedFailure('NOTHING_CHOSEN');
      const { readKeyFile } = await import('./keyFile');
      const key = readKeyFile(file.text);
      if (!key) throw new ExpectedFailure('SSH_KEY_UNREADABLE');
      return { keyId: keys.hold(secretOf(file.text)), fileName: file.fileName, ...key };
    },
    uses: () =>
      distinct(
        [platformCommand, ...ports.uses.map(commandOf)].map((command): NamedUse => {
          return { line: shownLine(command, true), asRoot: command.asRoot ?? false };
        }),
      ),
    connect,
    trustHostKey: async ({ host, port, keyType, fingerprint }) => {
      const offered = shown.get(`${host}:${port}`);
      if (offered?.fingerprint !== fingerprint || offered.keyType !== keyType) {
        throw new ExpectedFailure('HOST_KEY_NOT_SHOWN');
      }
      await trusted.trust(offered);
      shown.delete(`${host}:${port}`);
      log.info('ssh.hostKeyTrusted', { fingerprint });
    },
    disconnect: () => {
      leave();
      state.set(none);
      return none;
    },
    watch: (signal) => state.watch(signal),
    target: (deviceId, hubId = ports.hubId()) =>
      open?.deviceId === deviceId && open.hubId === hubId ? open.target : null,
    close: () => {
      leave();
      secrets.clear();
      keys.clear();
    },
  };
}

const platformCommand: Command = { program: 'uname', args: ['-s'] };

const platforms: Readonly<Record<string, Platform>> = { Linux: 'linux', Darwin: 'macos' };

/** Asks the device itself: what is read there differs by it. */
async function platformOf(
  client: Client,
  options: Omit<Parameters<typeof createSshTarget>[1], 'platform'>,
  host: string,
  signal: AbortSignal,
): Promise<Platform> {
  const target = createSshTarget(client, { ...options, platform: 'linux' });
  const { stdout, stderr } = await target.run(platformCommand, signal);
  const platform = platforms[stdout.trim()];
  if (!platform) throw new SshConnectError('platformUnknown', host, (stdout || stderr).trim().slice(0, 200));
  return platform;
}

/** Checks and collectors have some in common. */
function distinct(uses: readonly NamedUse[]): readonly NamedUse[] {
  return [...new Map(uses.map((use) => [use.line, use])).values()];
}

function commandOf(use: DeviceUse): Command {
  return use.kind === 'command' ? use.command : readingOf(use.path);
}
