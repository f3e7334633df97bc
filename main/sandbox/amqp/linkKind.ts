/** What an AMQP connection asks of the parts that serve its links, and what they may ask of it. */
import type { Receiver, Sender } from 'rhea';
import type { PermissionName } from '../authority/permissions';
import type { EventsRefusal } from '../events';
import type { IdentityRef } from '../ports';

export type Direction = 'clientSends' | 'clientReceives';

/** The other end of one connection, with what it has shown of itself. */
export interface AmqpPeer {
  /** Fails with IotHubUnauthorized or DeviceDisabled unless it may act as this device or module. */
  authorizeDevice(identity: IdentityRef): void;
  /** Fails with IotHubUnauthorized unless it may do this for the whole hub. */
  authorizeService(needs: PermissionName): void;
  /** Calls when nothing the peer has shown is good for this identity any more. Returns what ends that. */
  onExpired(identity: IdentityRef, listener: () => void): () => void;
  /**
   * Fails with an EventsRefusal unless it has put a token for this path of the events endpoint. `onExpired` is called
   * when that has run out; the answer ends the watch.
   */
  authorizeEvents(path: readonly string[], onExpired: (refusal: EventsRefusal) => void): () => void;
  /** Whether the client takes more slowly than the hub writes; `onDrained` tells when it has caught up. */
  isFull(): boolean;
  onDrained(listener: () => void): () => void;
  onClose(listener: () => void): void;
  /** Ends the connection and all its links. */
  close(reason: string): void;
}

export interface LinkKind {
  matches(address: string, direction: Direction): boolean;
  /** Serves a link that has just been attached; fails with a HubError to refuse it. */
  open(link: Receiver | Sender, address: string, peer: AmqpPeer): void;
}

/** A kind of links on which the client sends. */
export function takesFromClient(
  matches: (address: string) => boolean,
  open: (link: Receiver, address: string, peer: AmqpPeer) => void,
): LinkKind {
  return {
    matches: (address, direction) => direction === 'clientSends' && matches(address),
    open: (link, address, peer) => {
      if (isReceiver(link)) open(link, address, peer);
    },
  };
}

/** A kind of links on which the hub sends. */
export function givesToClient(
  matches: (address: string) => boolean,
  open: (link: Sender, address: string, peer: AmqpPeer) => void,
): LinkKind {
  return {
    matches: (address, direction) => direction === 'clientReceives' && matches(address),
    open: (link, address, peer) => {
      if (!isReceiver(link)) open(link, address, peer);
    },
  };
}

function isReceiver(link: Receiver | Sender): link is Receiver {
  return link.is_receiver();
}

/** Calls once when the link, its session or its connection has ended. */
export function whenEnded(link: Receiver | Sender, peer: AmqpPeer, listener: () => void): void {
  let hasEnded = false;
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    listener();
  };
  link.once(link.is_receiver() ? 'receiver_close' : 'sender_close', end);
  link.session.once('session_close', end);
  peer.onClose(end);
}
