/** Who is connected now, and how to reach them. */
import type { HubClock } from './clock';
import type { DeviceSession, IdentityRef } from './ports';
import type { Registry } from './registry/registry';
import { serviceTime } from './times';

export interface Sessions {
  /** Replaces an older session of the same identity, which is closed. Returns what ends this one. */
  attach(session: DeviceSession): () => void;
  of(ref: IdentityRef): DeviceSession | null;
  isConnected(ref: IdentityRef): boolean;
  connectedDeviceCount(): number;
  /** Every device and module that is connected. */
  connected(): readonly IdentityRef[];
  /** Wakes those who wait for this session to be ready for more than before. */
  announce(ref: IdentityRef): void;
  /** Resolves with the next session that arrives or is announced, with null after `timeoutMs`. */
  next(ref: IdentityRef, timeoutMs: number): Promise<DeviceSession | null>;
  closeIdentity(ref: IdentityRef, reason: string): void;
  /** The device and all its modules. */
  closeDevice(deviceId: string, reason: string): void;
  closeAll(reason: string): void;
}

const keyOf = ({ deviceId, moduleId }: IdentityRef): string => `${deviceId}/${moduleId ?? ''}`;

export function createSessions(registry: Registry, clock: HubClock): Sessions {
  const sessions = new Map<string, DeviceSession>();
  const arrivals = new Set<(session: DeviceSession) => void>();

  const noteConnection = (ref: IdentityRef): void => {
    const at = serviceTime(clock.now());
    registry.noteActivity(ref, { connectionUpdated: at, lastActivity: at });
  };
  const close = (session: DeviceSession, reason: string): void => {
    const key = keyOf(session.identity);
    if (sessions.get(key) === session) sessions.delete(key);
    noteConnection(session.identity);
    session.close(reason);
  };

  return {
    attach: (session) => {
      const key = keyOf(session.identity);
      const older = sessions.get(key);
      sessions.set(key, session);
      older?.close('A newer connection of the same identity took its place.');
      noteConnection(session.identity);
      for (const arrive of [...arrivals]) arrive(session);
      return () => {
        if (sessions.get(key) !== session) return;
        sessions.delete(key);
        noteConnection(session.identity);
      };
    },
    of: (ref) => sessions.get(keyOf(ref)) ?? null,
    isConnected: (ref) => sessions.has(keyOf(ref)),
    connected: () => [...sessions.values()].map(({ identity }) => identity),
    connectedDeviceCount: () => new Set([...sessions.values()].map(({ identity }) => identity.deviceId)).size,
    announce: (ref) => {
      const session = sessions.get(keyOf(ref));
      if (session) for (const arrive of [...arrivals]) arrive(session);
    },
    next: (ref, timeoutMs) =>
      new Promise((resolve) => {
        const settle = (result: DeviceSession | null): void => {
          clearTimeout(timer);
          arrivals.delete(arrive);
          resolve(result);
        };
        const arrive = (arrived: DeviceSession): void => {
          if (keyOf(arrived.identity) === keyOf(ref)) settle(arrived);
        };
        const timer = setTimeout(() => settle(null), timeoutMs);
        arrivals.add(arrive);
      }),
    closeIdentity: (ref, reason) => {
      const session = sessions.get(keyOf(ref));
      if (session) close(session, reason);
    },
    closeDevice: (deviceId, reason) => {
      for (const session of [...sessions.values()]) {
        if (session.identity.deviceId === deviceId) close(session, reason);
      }
    },
    closeAll: (reason) => {
      for (const session of [...sessions.values()]) close(session, reason);
    },
  };
}
