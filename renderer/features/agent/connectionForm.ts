/** How the agent is to run as the form has it, and as it is sent to main. */
import type {
  AgentSignIn,
  AgentStart,
  AgentTarget,
  AgentTransport,
  DeviceCertificate,
  PlayedAgentName,
  Registration,
} from '../../../preload/contract';
import { noProxy, type ProxyForm, proxyOf } from '../../ui/proxy/proxyForm';

export type SignInKind = AgentSignIn['kind'];
export type Proof = Registration['proof']['kind'];

/** What main holds of a person's. */
export interface HeldCredentials {
  readonly certificate: DeviceCertificate | null;
  readonly keyId: string | null;
}

export interface ConnectionForm extends ProxyForm {
  readonly transport: AgentTransport;
  readonly signIn: SignInKind;
  readonly idScope: string;
  readonly registrationId: string;
  readonly proof: Proof;
  readonly target: AgentTarget;
  readonly plays: PlayedAgentName;
  readonly pace: Pace;
}

export const firstConnection: ConnectionForm = {
  transport: 'mqtt',
  signIn: 'moduleKey',
  idScope: '',
  registrationId: '',
  proof: 'key',
  ...noProxy,
  target: 'thisMachine',
  plays: 'documented',
  pace: 'asConfigured',
};

const takesProxy = {
  mqtt: false,
  mqttWebSocket: true,
  amqp: false,
  amqpWebSocket: true,
} satisfies Record<AgentTransport, boolean>;

// Its keys are the transports.
export const transports = Object.keys(takesProxy) as readonly AgentTransport[];
export const targets: readonly AgentTarget[] = ['thisMachine', 'device'];
export const playedAgents: readonly PlayedAgentName[] = ['documented', 'c', 'csharp'];
/** How many times faster than configured. */
const factors = { asConfigured: 1, hourInMinute: 60, dayInFiveMinutes: 288 } as const;
export type Pace = keyof typeof factors;
// Its keys are the paces.
export const paces = Object.keys(factors) as readonly Pace[];
export const signIns: readonly SignInKind[] = ['moduleKey', 'deviceKey', 'deviceCertificate', 'provisioning'];
export const proofs: readonly Proof[] = ['key', 'certificate'];

/** HTTP proxies carry WebSocket and HTTPS, not MQTT and AMQP as such. */
export function canUseProxy({ transport }: ConnectionForm): boolean {
  return takesProxy[transport];
}

/** Null while something is missing. */
export function connectionOf(
  form: ConnectionForm,
  held: HeldCredentials,
): Omit<AgentStart, 'deviceId'> | null {
  const { transport, target, plays, pace } = form;
  const signIn = signInOf(form, held);
  const isProxied = form.usesProxy && canUseProxy(form);
  const proxy = isProxied ? proxyOf(form) : null;
  if (signIn === null || (isProxied && proxy === null)) return null;
  return { transport, signIn, proxy, target, plays, pace: factors[pace] };
}

function signInOf(form: ConnectionForm, held: HeldCredentials): AgentSignIn | null {
  const kind = form.signIn;
  switch (kind) {
    case 'moduleKey':
    case 'deviceKey':
      return { kind };
    case 'deviceCertificate': {
      const certificateId = completeId(held.certificate);
      return certificateId === null ? null : { kind, certificateId };
    }
    case 'provisioning': {
      const registration = registrationOf(form, held);
      return registration && { kind, registration };
    }
  }
}

function registrationOf(form: ConnectionForm, held: HeldCredentials): Registration | null {
  const proof = proofOf(form.proof, held);
  if (proof === null || !isIdScope(form.idScope) || !isRegistrationId(form.registrationId)) return null;
  return { idScope: form.idScope.trim(), registrationId: form.registrationId.trim(), proof };
}

export function isIdScope(text: string): boolean {
  return /^[A-Za-z0-9]{1,64}$/.test(text.trim());
}

export function isRegistrationId(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9\-._:]{0,126}[A-Za-z0-9])?$/.test(text.trim());
}

function proofOf(kind: Proof, held: HeldCredentials): Registration['proof'] | null {
  if (kind === 'key') return held.keyId === null ? null : { kind, keyId: held.keyId };
  const certificateId = completeId(held.certificate);
  return certificateId === null ? null : { kind, certificateId };
}

/** Null while the certificate has no private key. */
function completeId(certificate: DeviceCertificate | null): string | null {
  return certificate === null || certificate.keyFileName === null ? null : certificate.certificateId;
}
