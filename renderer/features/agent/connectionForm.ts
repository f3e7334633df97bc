/** How the agent is to run as the form has it, and as it is sent to main. */
import type {
  AgentProxy,
  AgentSignIn,
  AgentStart,
  AgentTarget,
  AgentTransport,
  DeviceCertificate,
  PlayedAgentName,
} from '../../../preload/contract';

export type SignInKind = AgentSignIn['kind'];

export interface ConnectionForm {
  readonly transport: AgentTransport;
  readonly signIn: SignInKind;
  readonly usesProxy: boolean;
  readonly proxyHostName: string;
  readonly proxyPort: string;
  readonly target: AgentTarget;
  readonly plays: PlayedAgentName;
  readonly pace: Pace;
}

export const firstConnection: ConnectionForm = {
  transport: 'mqtt',
  signIn: 'moduleKey',
  usesProxy: false,
  proxyHostName: '',
  proxyPort: '',
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
export const playedAgents: readonly PlayedAgentName[] = ['documented', 'c', 'csharp'];
/** How many times faster than configured. */
const factors = { asConfigured: 1, hourInMinute: 60, dayInFiveMinutes: 288 } as const;
export type Pace = keyof typeof factors;
// Its keys are the paces.
export const paces = Object.keys(factors) as readonly Pace[];
export const signIns: readonly SignInKind[] = ['moduleKey', 'deviceKey', 'deviceCertificate'];

/** HTTP proxies carry WebSocket and HTTPS, not MQTT and AMQP as such. */
export function canUseProxy({ transport }: ConnectionForm): boolean {
  return takesProxy[transport];
}

/** Null while something is missing. */
export function connectionOf(
  form: ConnectionForm,
  certificate: DeviceCertificate | null,
): Omit<AgentStart, 'deviceId'> | null {
  const { transport, target, plays, pace } = form;
  const signIn = signInOf(form, certificate);
  const isProxied = form.usesProxy && canUseProxy(form);
  const proxy = isProxied ? proxyOf(form) : null;
  if (signIn === null || (isProxied && proxy === null)) return null;
  return { transport, signIn, proxy, target, plays, pace: factors[pace] };
}

function signInOf(
  { signIn: kind }: ConnectionForm,
  certificate: DeviceCertificate | null,
): AgentSignIn | null {
  if (kind !== 'deviceCertificate') return { kind };
  if (certificate === null || certificate.keyFileName === null) return null;
  return { kind, certificateId: certificate.certificateId };
}

export function proxyPortOf({ proxyPort }: Pick<ConnectionForm, 'proxyPort'>): number | null {
  const port = Number(proxyPort);
  return /^\d{1,5}$/.test(proxyPort.trim()) && port >= 1 && port <= 65_535 ? port : null;
}

function proxyOf(form: ConnectionForm): AgentProxy | null {
  const hostName = form.proxyHostName.trim();
  const port = proxyPortOf(form);
  return hostName === '' || port === null ? null : { hostName, port };
}
