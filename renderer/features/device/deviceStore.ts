/** One device as the hub gave it last: read when it is shown, and again when asked. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceView } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';

export interface DeviceState {
  readonly hubId: string | null;
  readonly deviceId: string | null;
  readonly view: DeviceView | null;
  readonly isReading: boolean;
  readonly failure: Failure | null;
}

export interface DeviceStore {
  readonly state: StoreApi<DeviceState>;
  /** Forgets the device before, unless it is the same, and reads this one live. */
  show(hubId: string | null, deviceId: string): void;
  read(): void;
}

export function createDeviceStore(client: Client): DeviceStore {
  const state = createStore<DeviceState>()(() => ({
    hubId: null,
    deviceId: null,
    view: null,
    isReading: false,
    failure: null,
  }));
  const { getState, setState } = state;
  let reading = new AbortController();

  async function read(deviceId: string): Promise<void> {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    setState({ isReading: true, failure: null });
    try {
      const view = await client.devices.read({ deviceId }, { signal });
      if (!signal.aborted) setState({ view, isReading: false });
    } catch (error) {
      if (!signal.aborted) setState({ failure: failureOf(error), isReading: false });
    }
  }

  return {
    state,
    show(hubId, deviceId) {
      const now = getState();
      if (hubId !== now.hubId || deviceId !== now.deviceId) setState({ hubId, deviceId, view: null });
      void read(deviceId);
    },
    read() {
      const { deviceId } = getState();
      if (deviceId !== null) void read(deviceId);
    },
  };
}
