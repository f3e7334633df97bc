/** The device at hand over SSH: one connection, opened by a person. Passwords and keys enter main by clipboard or file. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceId, instant } from './identity';

export const sshAddress = z.object({
  /** A name or an IP address. */
  host: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^\s@/]+$/),
  port: z.number().int().min(1).max(65_535),
  userName: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\s:]+$/),
});
export type SshAddress = z.infer<typeof sshAddress>;

export const sshSignInKind = z.enum(['password', 'key', 'agent']);
export type SshSignInKind = z.infer<typeof sshSignInKind>;

const heldId = z.string().min(1).max(64);

/** `secretId` and `keyId` name what main holds for a few minutes. */
export const sshSignIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), secretId: heldId }),
  z.object({ kind: z.literal('key'), keyId: heldId, passphraseId: heldId.nullable() }),
  z.object({ kind: z.literal('agent') }),
]);
export type SshSignIn = z.infer<typeof sshSignIn>;

/** What is remembered of a device's connection: no credential. */
export const rememberedSsh = z.object({
  address: sshAddress,
  signIn: sshSignInKind,
  jump: z.object({ address: sshAddress, signIn: sshSignInKind }).nullable(),
});
export type RememberedSsh = z.infer<typeof rememberedSsh>;

export const sshKeyFile = z.object({
  keyId: heldId,
  fileName: z.string(),
  /** Encrypted keys tell their type and fingerprint only once they are opened. */
  keyType: z.string().nullable(),
  /** As `ssh-keygen -l` prints it: `SHA256:` and base64. */
  fingerprint: z.string().nullable(),
  needsPassphrase: z.boolean(),
});
export type SshKeyFile = z.infer<typeof sshKeyFile>;

export const sshProblem = z.enum([
  'hostNotFound',
  'refused',
  'unreachable',
  'timedOut',
  'notSsh',
  'noCommonAlgorithm',
  'signInRefused',
  'agentMissing',
  'keyUnreadable',
  'passphraseWrong',
  'forwardingRefused',
  'notReachedFromJump',
  'connectionLost',
  'platformUnknown',
]);
export type SshProblem = z.infer<typeof sshProblem>;

/** `host` is the machine concerned: the device or the jump host. */
const failed = z.object({ problem: sshProblem, host: z.string(), detail: z.string().nullable() });
export type SshFailure = z.infer<typeof failed>;

export const sshHostKey = z.object({
  host: z.string(),
  port: z.number().int(),
  keyType: z.string(),
  fingerprint: z.string(),
});
export type SshHostKey = z.infer<typeof sshHostKey>;

/** One program or file that may be used on the device, in a person's spelling. */
export const namedUse = z.object({
  /** The line as it is run there. */
  line: z.string(),
  asRoot: z.boolean(),
});
export type NamedUse = z.infer<typeof namedUse>;

export const sshState = z.object({
  connection: z.enum(['none', 'connecting', 'connected', 'lost']),
  /** The hub whose device this is. */
  hubId: z.string().nullable(),
  deviceId: deviceId.nullable(),
  /** `user@host`. */
  name: z.string().nullable(),
  platform: z.enum(['linux', 'windows', 'macos']).nullable(),
  mayUseSudo: z.boolean(),
  connectedAt: instant.nullable(),
  failure: failed.nullable(),
  /** The newest commands that ran on the device, oldest first; at most 200. */
  ran: z.array(
    z.object({
      /** Counts the commands of this connection. */
      number: z.number().int(),
      at: instant,
      line: z.string(),
      /** Null while it runs, and when it did not end by itself. */
      exitCode: z.number().int().nullable(),
      tookMs: z.number().nullable(),
    }),
  ),
});
export type SshState = z.infer<typeof sshState>;

export const ssh = {
  remembered: oc.input(z.object({ deviceId })).output(rememberedSsh.nullable()),
  /** Takes the clipboard's text as a password or passphrase. */
  holdClipboard: oc.errors({ NOTHING_CHOSEN: {} }).output(z.object({ secretId: heldId })),
  chooseKey: oc.errors({ NOTHING_CHOSEN: {}, SSH_KEY_UNREADABLE: {} }).output(sshKeyFile),
  /** Every program and file that may be used on a device; nothing else is. */
  uses: oc.output(z.array(namedUse)),
  connect: oc
    .errors({
      SSH_FAILED: { data: failed },
      HELD_EXPIRED: {},
      HOST_KEY_UNKNOWN: { data: sshHostKey },
      /** Another key is known for this host; `knownIn` says where. */
      HOST_KEY_CHANGED: { data: sshHostKey.extend({ knownIn: z.string() }) },
      HOST_KEY_REVOKED: { data: sshHostKey.extend({ knownIn: z.string() }) },
    })
    .input(
      z.object({
        deviceId,
        address: sshAddress,
        signIn: sshSignIn,
        jump: z.object({ address: sshAddress, signIn: sshSignIn }).nullable(),
        mayUseSudo: z.boolean(),
      }),
    )
    .output(sshState),
  /** Only the key that was shown last for this host and port is taken. */
  trustHostKey: oc.errors({ HOST_KEY_NOT_SHOWN: {} }).input(sshHostKey),
  disconnect: oc.output(sshState),
  watch: oc.output(eventIterator(sshState)),
};
