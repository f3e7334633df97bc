/** Where the window is, where it was and where back and forward lead. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { deviceIdOf, keyOf, type Route } from './routes';

/** Beyond this many steps the oldest are forgotten. */
const longestHistory = 100;

export interface Places {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
}

export interface Navigation {
  readonly places: StoreApi<Places>;
  open(route: Route): void;
  /** Goes there without leaving a way back, for example to drop a dialog from the history. */
  replace(route: Route): void;
  back(): void;
  forward(): void;
  /** Forgets every step, for another hub: its devices mean nothing there. */
  restart(route: Route): void;
}

export function createNavigation(start: Route): Navigation {
  const places = createStore<Places>()(() => ({ route: start, past: [], future: [] }));
  const { getState, setState } = places;

  return {
    places,
    open(route) {
      const now = getState();
      if (keyOf(route) === keyOf(now.route)) return;
      setState({ route, past: [...now.past, now.route].slice(-longestHistory), future: [] });
    },
    replace: (route) => setState({ route }),
    back() {
      const { route, past, future } = getState();
      const previous = past.at(-1);
      if (previous) setState({ route: previous, past: past.slice(0, -1), future: [route, ...future] });
    },
    forward() {
      const { route, past, future } = getState();
      const [next, ...rest] = future;
      if (next) setState({ route: next, past: [...past, route], future: rest });
    },
    restart: (route) => setState({ route, past: [], future: [] }),
  };
}

/** The device the window showed last; null before the first one. */
export function lastDeviceId({ route, past }: Places): string | null {
  for (const place of [route, ...past.toReversed()]) {
    const deviceId = deviceIdOf(place);
    if (deviceId !== null) return deviceId;
  }
  return null;
}
