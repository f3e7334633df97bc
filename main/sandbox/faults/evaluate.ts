/** Which faults happen on an occasion, and what is left of them afterwards. Pure. */
import type { Fault, FaultEffect, FaultKind } from './fault';

/** A moment at which something can go wrong. */
export type Occasion =
  /** A client connects; the hub shows a certificate. */
  | { readonly at: 'handshake' }
  /** A call over HTTPS, about a device or not. */
  | { readonly at: 'request'; readonly deviceId: string | null }
  /** A packet of a connected device or module; null before it has said who it is. */
  | { readonly at: 'packet'; readonly deviceId: string | null }
  /** Bytes of a connection over AMQP, on which several devices may speak. */
  | { readonly at: 'bytes'; readonly deviceId: string | null }
  /** Something a device or a service asks for over AMQP. */
  | { readonly at: 'operation'; readonly deviceId: string }
  | { readonly at: 'reported'; readonly deviceId: string }
  | { readonly at: 'query' }
  | { readonly at: 'clock' };

const kinds: Readonly<Record<Occasion['at'], readonly FaultKind[]>> = {
  handshake: ['wrongCertificate', 'expiredCertificate'],
  request: ['latency', 'droppedConnection', 'halfOpen', 'throttled', 'unavailable', 'truncatedBody'],
  packet: ['latency', 'droppedConnection', 'halfOpen', 'throttled', 'unavailable'],
  bytes: ['latency', 'droppedConnection', 'halfOpen'],
  operation: ['throttled', 'unavailable'],
  reported: ['lostReported'],
  query: ['staleQueries'],
  clock: ['clockSkew'],
};

export interface Evaluation {
  readonly effects: readonly FaultEffect[];
  readonly left: readonly Fault[];
}

export function evaluate(faults: readonly Fault[], occasion: Occasion, nowMs: number): Evaluation {
  const live = stillLive(faults, nowMs);
  const deviceId = 'deviceId' in occasion ? occasion.deviceId : null;
  const happens = (fault: Fault): boolean =>
    kinds[occasion.at].includes(fault.effect.kind) &&
    (fault.deviceId === null || fault.deviceId === deviceId);
  return {
    effects: live.filter(happens).map(({ effect }) => effect),
    left: live.flatMap((fault) => {
      if (!happens(fault) || fault.remaining === null) return [fault];
      return fault.remaining > 1 ? [{ ...fault, remaining: fault.remaining - 1 }] : [];
    }),
  };
}

export function stillLive(faults: readonly Fault[], nowMs: number): readonly Fault[] {
  return faults.filter(({ untilMs }) => untilMs === null || nowMs < untilMs);
}
