/** Connects as the module, again after every loss, until told to stop or until it makes no sense. */
import type { AgentFailureReason, AgentState } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { reveal } from '../secrets';
import { backoffMs } from './backoff';
import { type AgentFailure, connectionFailureOf, isOrderlyClose } from './connectionFailure';
import type { AgentClock, ModuleConnection, ModuleLink, ModuleLinkEvents, OpenModuleLink } from './ports';
import { withTimeLimit } from './timeLimit';

export interface ConnectionPorts {
  readonly first: ModuleConnection;
  /** Asked again when the hub refuses the credentials: the key may have been renewed, the module deleted. */
  find(signal: AbortSignal): Promise<ModuleConnection>;
  readonly openLink: OpenModuleLink;
  readonly clock: AgentClock;
  onState(
    state: Extract<AgentState, 'connecting' | 'connected' | 'reconnecting'>,
    failure: AgentFailure | null,
  ): void;
  /** Makes the link ready for use; the link counts as lost when this rejects. */
  onLinked(link: ModuleLink): Promise<void>;
  onUnlinked(): void;
  onDesired: ModuleLinkEvents['onDesired'];
}

/** Two agents of one module push each other out; each connection then lasts as long as the other's backoff. */
const shortLifeMs = 60_000;
const shortLivesOfADisplaced = 3;
const closeLimitMs = 3000;
const setUpLimitMs = 60_000;

/** Resolves with the reason for giving up; rejects with the signal's reason when it aborts. */
export async function keepConnected(ports: ConnectionPorts, signal: AbortSignal): Promise<AgentFailure> {
  const { clock } = ports;
  let connection = ports.first;
  let wasConnected = false;
  let failures = 0;
  let shortLives = 0;
  ports.onState('connecting', null);
  for (;;) {
    const life = await liveOnce(ports, connection, signal);
    signal.throwIfAborted();
    wasConnected ||= life.connectedMs !== null;
    const failure = connectionFailureOf(life.error);
    if (failure.reason === 'unauthorized') {
      const renewed = await renewedConnection(ports, connection, failure, signal);
      if ('reason' in renewed) return renewed;
      connection = renewed;
    }
    if (failure.reason === 'tlsUntrusted' && !wasConnected) return failure;
    const isShort = life.connectedMs !== null && life.connectedMs < shortLifeMs;
    if (life.connectedMs !== null && !isShort) failures = 0;
    shortLives = isShort && isOrderlyClose(life.error) ? shortLives + 1 : 0;
    if (shortLives >= shortLivesOfADisplaced) return { reason: 'displaced', detail: failure.detail };
    failures += 1;
    ports.onState(wasConnected ? 'reconnecting' : 'connecting', failure);
    await clock.wait(backoffMs(failures), signal);
  }
}

interface Life {
  readonly error: unknown;
  /** How long the connection lasted; null when there was none. */
  readonly connectedMs: number | null;
}

async function liveOnce(
  ports: ConnectionPorts,
  connection: ModuleConnection,
  signal: AbortSignal,
): Promise<Life> {
  const { clock } = ports;
  let onLost: (error: unknown) => void = () => undefined;
  const lost = new Promise<unknown>((resolve) => {
    onLost = resolve;
  });
  let link: ModuleLink;
  try {
    link = await ports.openLink(connection, { onDesired: ports.onDesired, onLost }, signal);
  } catch (error) {
    return { error, connectedMs: null };
  }
  const sinceMs = clock.elapsedMs();
  const onAbort = (): void => onLost(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  let error: unknown;
  try {
    ports.onState('connected', null);
    const setUp = withTimeLimit(() => ports.onLinked(link), setUpLimitMs, clock, signal);
    const failed = setUp.then(
      () => lost,
      (setUpError: unknown) => setUpError,
    );
    error = await Promise.race([lost, failed]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    ports.onUnlinked();
    await closeQuietly(link, clock);
  }
  return { error, connectedMs: clock.elapsedMs() - sinceMs };
}

/** Closing a dead connection may fail or never end; neither matters any more. */
async function closeQuietly(link: ModuleLink, clock: AgentClock): Promise<void> {
  const patience = new AbortController();
  await withTimeLimit(() => link.close(), closeLimitMs, clock, patience.signal).catch(() => undefined);
}

/** What finding the module's key anew may fail with, when that says more than the hub's refusal does. */
const reasons: ReadonlyMap<string, AgentFailureReason> = new Map([
  ['MODULE_MISSING', 'moduleMissing'],
  ['MODULE_WITHOUT_KEY', 'moduleWithoutKey'],
  ['DEVICE_WITHOUT_KEY', 'deviceWithoutKey'],
  ['DEVICE_DISABLED', 'deviceDisabled'],
  ['DEVICE_TAKES_NO_CERTIFICATE', 'certificateRefused'],
  ['CERTIFICATE_NOT_OF_DEVICE', 'certificateRefused'],
  ['CERTIFICATE_OUT_OF_DATE', 'certificateRefused'],
]);

async function renewedConnection(
  ports: ConnectionPorts,
  refused: ModuleConnection,
  failure: AgentFailure,
  signal: AbortSignal,
): Promise<ModuleConnection | AgentFailure> {
  try {
    const renewed = await ports.find(signal);
    return reveal(renewed.key) === reveal(refused.key) ? failure : renewed;
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof ExpectedFailure ? reasons.get(error.code) : undefined;
    return reason === undefined ? failure : { reason, detail: failure.detail };
  }
}
