/** How the device is to be reached, as the form has it, and as it is sent to main. Passwords and keys are main's; here stand their ids. */
import type {
  RememberedSsh,
  SshAddress,
  SshKeyFile,
  SshSignIn,
  SshSignInKind,
} from '../../../preload/contract';
import { portOf } from '../../ui/portText';

/** One machine to sign in at: the device, or the jump host before it. */
export interface HopForm {
  readonly host: string;
  readonly port: string;
  readonly userName: string;
  readonly signIn: SshSignInKind;
  /** A password that main holds. */
  readonly passwordId: string | null;
  readonly key: SshKeyFile | null;
  readonly passphraseId: string | null;
}

export interface SshForm {
  readonly device: HopForm;
  readonly usesJump: boolean;
  readonly jump: HopForm;
  readonly mayUseSudo: boolean;
}

export type HopName = 'device' | 'jump';

export interface Hop {
  readonly address: SshAddress;
  readonly signIn: SshSignIn;
}

export interface SshWish {
  readonly device: Hop;
  readonly jump: Hop | null;
  readonly mayUseSudo: boolean;
}

const signInKinds = { password: true, key: true, agent: true } satisfies Record<SshSignInKind, boolean>;
// Its keys are the kinds.
export const signIns = Object.keys(signInKinds) as readonly SshSignInKind[];

const emptyHop: HopForm = {
  host: '',
  port: '22',
  userName: '',
  signIn: 'password',
  passwordId: null,
  key: null,
  passphraseId: null,
};

export const emptyForm: SshForm = { device: emptyHop, usesJump: false, jump: emptyHop, mayUseSudo: false };

/** As it was used last for this device; passwords and keys are not remembered. */
export function formOf(remembered: RememberedSsh | null): SshForm {
  if (remembered === null) return emptyForm;
  const { jump } = remembered;
  return {
    ...emptyForm,
    device: hopFormOf(remembered),
    usesJump: jump !== null,
    jump: jump === null ? emptyHop : hopFormOf(jump),
  };
}

function hopFormOf({ address, signIn }: { address: SshAddress; signIn: SshSignInKind }): HopForm {
  return { ...emptyHop, host: address.host, port: String(address.port), userName: address.userName, signIn };
}

/** Null while something is missing. */
export function wishOf({ device, usesJump, jump, mayUseSudo }: SshForm): SshWish | null {
  const to = hopOf(device);
  const by = usesJump ? hopOf(jump) : null;
  if (to === null || (usesJump && by === null)) return null;
  return { device: to, jump: by, mayUseSudo };
}

function hopOf(form: HopForm): Hop | null {
  const address = addressOf(form);
  const signIn = signInOf(form);
  return address === null || signIn === null ? null : { address, signIn };
}

function addressOf(form: HopForm): SshAddress | null {
  const [host, userName] = [form.host.trim(), form.userName.trim()];
  const port = portOf(form.port);
  if (host === '' || !isHost(host) || userName === '' || !isUserName(userName) || port === null) return null;
  return { host, port, userName };
}

function signInOf({ signIn, passwordId, key, passphraseId }: HopForm): SshSignIn | null {
  switch (signIn) {
    case 'password':
      return passwordId === null ? null : { kind: 'password', secretId: passwordId };
    case 'key':
      if (key === null || (key.needsPassphrase && passphraseId === null)) return null;
      return { kind: 'key', keyId: key.keyId, passphraseId };
    case 'agent':
      return { kind: 'agent' };
  }
}

/** A name or an address of its own, without a user or a path. */
export function isHost(text: string): boolean {
  return text.length <= 255 && /^[^\s@/]*$/.test(text);
}

export function isUserName(text: string): boolean {
  return text.length <= 64 && /^[^\s:]*$/.test(text);
}
