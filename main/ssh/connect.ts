/** One SSH connection, by way of a jump host where one is given. */
import { Client, type ConnectConfig, utils } from 'ssh2';
import type { SshAddress } from '../../preload/contract';
import { reveal, type Secret } from '../secrets';
import { forwardingError, SshConnectError, sshConnectError } from './connectProblem';
import { fingerprintOf, keyTypeOf } from './hostKey';

export type Credential =
  | { readonly kind: 'password'; readonly password: Secret }
  | { readonly kind: 'key'; readonly privateKey: Secret; readonly passphrase: Secret | null }
  | { readonly kind: 'agent'; readonly socket: string | null };

export interface Hop {
  readonly address: SshAddress;
  readonly credential: Credential;
}

export interface OfferedHostKey {
  readonly host: string;
  readonly port: number;
  readonly keyType: string;
  readonly fingerprint: string;
  /** Base64. */
  readonly key: string;
}

export interface HostKeyPort {
  /** Throws what the connection then fails with. */
  check(offered: OfferedHostKey): void;
  /** Key types to ask for first. */
  preferred(host: string, port: number): readonly string[];
}

export interface SshConnection {
  readonly client: Client;
  /** Settles when the connection is gone, by whichever side. */
  readonly closed: Promise<Error | null>;
  close(): void;
}

const signInLimitMs = 20_000;
/** A dead network is noticed within half a minute. */
const keepAliveMs = 10_000;
const keepAlivesMissed = 3;

/** Signing in refuses everything old: what `ssh2` does not offer by default is not offered here either. */
const hostKeyTypes = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
] as const;

/** Rejects with `SshConnectError`, with what `hostKeys.check` threw, or with the signal's reason. */
export async function connectSsh(
  device: Hop,
  jump: Hop | null,
  hostKeys: HostKeyPort,
  signal: AbortSignal,
): Promise<SshConnection> {
  if (!jump) return connectHop(device, hostKeys, signal, undefined);
  const first = await connectHop(jump, hostKeys, signal, undefined);
  try {
    const stream = await forward(first.client, device.address, jump.address.host, signal);
    const second = await connectHop(device, hostKeys, signal, stream);
    void first.closed.then(second.close);
    void second.closed.then(first.close);
    return second;
  } catch (error) {
    first.close();
    throw error;
  }
}

type ForwardedStream = NonNullable<ConnectConfig['sock']>;

/** A jump host tries to reach a device that is switched off for minutes: it is not waited for so long. */
function forward(
  client: Client,
  { host, port }: SshAddress,
  jumpHost: string,
  signal: AbortSignal,
): Promise<ForwardedStream> {
  signal.throwIfAborted();
  const leaving = AbortSignal.any([signal, AbortSignal.timeout(signInLimitMs)]);
  return new Promise((resolve, reject) => {
    leaving.addEventListener(
      'abort',
      () => reject(signal.aborted ? signal.reason : new SshConnectError('timedOut', host, null)),
      { once: true },
    );
    client.forwardOut('127.0.0.1', 0, host, port, (error, stream) => {
      if (error) reject(forwardingError(error, host, jumpHost));
      else resolve(stream);
    });
  });
}

function connectHop(
  { address, credential }: Hop,
  hostKeys: HostKeyPort,
  signal: AbortSignal,
  sock: ForwardedStream | undefined,
): Promise<SshConnection> {
  signal.throwIfAborted();
  const client = new Client();
  return new Promise((resolve, reject) => {
    let refusedKey: unknown = null;
    let lastError: Error | null = null;
    const abort = (): void => {
      reject(signal.reason);
      client.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    const closed = new Promise<Error | null>((settle) => {
      client.once('close', () => {
        signal.removeEventListener('abort', abort);
        const fallback = new SshConnectError('connectionLost', address.host, null);
        reject(refusedKey ?? (lastError ? sshConnectError(lastError, address.host) : fallback));
        settle(lastError);
      });
    });
    client.on('error', (error) => {
      lastError ??= error;
      // Before a connection there is no `close` to wait for.
      reject(refusedKey ?? sshConnectError(error, address.host));
      client.destroy();
    });
    client.once('ready', () => {
      signal.removeEventListener('abort', abort);
      resolve({ client, closed, close: () => client.end() });
    });
    // Some servers take a password only as the answer to a question.
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
      const isOneHiddenAnswer = prompts.length === 1 && prompts[0]?.echo === false;
      finish(isOneHiddenAnswer && credential.kind === 'password' ? [reveal(credential.password)] : []);
    });
    const verifyHostKey = (blob: Buffer): boolean => {
      try {
        hostKeys.check({
          host: address.host,
          port: address.port,
          keyType: keyTypeOf(blob) ?? 'unknown',
          fingerprint: fingerprintOf(blob),
          key: blob.toString('base64'),
        });
        return true;
      } catch (error) {
        refusedKey = error;
        return false;
      }
    };
    try {
      client.connect({
        ...(sock ? { sock } : { host: address.host, port: address.port }),
        username: address.userName,
        ...credentialOptions(credential, address.host),
        algorithms: { serverHostKey: orderedTypes(hostKeys.preferred(address.host, address.port)) },
        hostVerifier: verifyHostKey,
        readyTimeout: signInLimitMs,
        keepaliveInterval: keepAliveMs,
        keepaliveCountMax: keepAlivesMissed,
      });
    } catch (error) {
      reject(error instanceof SshConnectError ? error : sshConnectError(error, address.host));
    }
  });
}

type HostKeyType = (typeof hostKeyTypes)[number];

/** A known RSA key may be proven with any of its signatures (RFC 8332). */
function orderedTypes(preferred: readonly string[]): HostKeyType[] {
  const isPreferred = (type: HostKeyType): boolean =>
    preferred.includes(type.startsWith('rsa-sha2-') ? 'ssh-rsa' : type);
  return [...hostKeyTypes.filter(isPreferred), ...hostKeyTypes.filter((type) => !isPreferred(type))];
}

function credentialOptions(credential: Credential, host: string): Partial<ConnectConfig> {
  switch (credential.kind) {
    case 'password':
      return { password: reveal(credential.password), tryKeyboard: true };
    case 'agent':
      if (credential.socket === null) throw new SshConnectError('agentMissing', host, null);
      return { agent: credential.socket };
    case 'key': {
      const passphrase = credential.passphrase === null ? undefined : reveal(credential.passphrase);
      const parsed = utils.parseKey(reveal(credential.privateKey), passphrase);
      if (parsed instanceof Error) {
        throw new SshConnectError(credential.passphrase ? 'passphraseWrong' : 'keyUnreadable', host, null);
      }
      return { privateKey: reveal(credential.privateKey), ...(passphrase ? { passphrase } : {}) };
    }
  }
}
