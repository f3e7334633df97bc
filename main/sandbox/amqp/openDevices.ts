/**
 * The devices and modules that have links open: one session for all links of an identity on a connection, of which there
 * may be several, as gateways share a connection among their devices.
 */
import type { Message, Receiver, Sender } from 'rhea';
import { createMethodCalls, type MethodCalls } from '../methodCalls';
import type { DeviceSession, DeviceSide, IdentityRef, JsonObject, JsonValue } from '../ports';
import { type AmqpPeer, whenEnded } from './linkKind';

/** What the links of one identity on one connection have in common. */
export interface OpenDevice {
  readonly identity: IdentityRef;
  readonly methods: MethodCalls;
  /** By channel: who hears of desired changes. */
  readonly desiredListeners: Map<string, (patch: JsonObject) => void>;
  /** By channel: where answers to twin requests go. */
  readonly twinAnswers: Map<string, (message: Message) => void>;
  /** Sends the device a method call; null while it takes none. */
  callMethod: ((requestId: string, name: string, payload: JsonValue) => void) | null;
}

export interface OpenDevices {
  /** Fails with a HubError unless the peer may act as this identity, which is connected until its last link ends. */
  join(link: Receiver | Sender, identity: IdentityRef, peer: AmqpPeer): OpenDevice;
}

interface Entry {
  readonly device: OpenDevice;
  readonly links: Set<Receiver | Sender>;
  end(): void;
}

type Entries = Map<string, Entry>;

export function createOpenDevices(side: Pick<DeviceSide, 'attach'>): OpenDevices {
  const ofPeers = new WeakMap<AmqpPeer, Entries>();
  return {
    join: (link, identity, peer) => {
      peer.authorizeDevice(identity);
      const entries: Entries = ofPeers.get(peer) ?? new Map();
      ofPeers.set(peer, entries);
      const key = JSON.stringify([identity.deviceId, identity.moduleId]);
      const entry = entries.get(key) ?? connect(identity, peer, entries, key);
      entry.links.add(link);
      whenEnded(link, peer, () => {
        entry.links.delete(link);
        if (entry.links.size === 0) entry.end();
      });
      return entry.device;
    },
  };

  function connect(identity: IdentityRef, peer: AmqpPeer, entries: Entries, key: string): Entry {
    const device: OpenDevice = {
      identity,
      methods: createMethodCalls(),
      desiredListeners: new Map(),
      twinAnswers: new Map(),
      callMethod: null,
    };
    const links: Entry['links'] = new Set();
    const end = (): void => {
      if (entries.get(key) !== entry) return;
      entries.delete(key);
      device.methods.end();
      detach();
      stopWatching();
    };
    const endLinks = (condition: string, description: string): void => {
      for (const link of links) link.close({ condition, description });
    };
    const entry: Entry = { device, links, end };
    entries.set(key, entry);
    const detach = side.attach(
      sessionOf(device, (reason) => {
        end();
        if (entries.size === 0) peer.close(reason);
        else endLinks('amqp:link:detach-forced', reason);
      }),
    );
    // Others on the connection go on.
    const stopWatching = peer.onExpired(identity, () => {
      end();
      endLinks('amqp:unauthorized-access', 'The token has expired.');
    });
    return entry;
  }
}

function sessionOf(device: OpenDevice, close: (reason: string) => void): DeviceSession {
  return {
    identity: device.identity,
    notifyDesired: (patch, version) => {
      for (const notify of device.desiredListeners.values()) notify({ ...patch, $version: version });
    },
    invokeMethod: (name, payload, timeoutMs) => {
      const { callMethod } = device;
      if (!callMethod) return Promise.resolve({ kind: 'notOnline' });
      return device.methods.start(timeoutMs, (requestId) => callMethod(requestId, name, payload));
    },
    close,
  };
}
