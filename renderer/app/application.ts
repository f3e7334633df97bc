/** What every screen may use of the program around it. */
import { createContext, use, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Command, Commands } from './commands';
import type { HubSession, HubSessionState } from './hubSession';
import { lastDeviceId, type Navigation } from './navigation';
import type { Program, ProgramState } from './program';
import type { Route } from './routes';

export interface Application {
  readonly navigation: Navigation;
  readonly commands: Commands;
  readonly hubSession: HubSession;
  readonly program: Program;
}

export const ApplicationContext = createContext<Application | null>(null);

export function useApplication(): Application {
  const application = use(ApplicationContext);
  if (!application) throw new Error('No ApplicationContext above this component');
  return application;
}

export function useNavigation(): Navigation {
  return useApplication().navigation;
}

export function useRoute(): Route {
  return useStore(useNavigation().places, ({ route }) => route);
}

/** The device shown last, for screens that are opened without one. */
export function useLastDeviceId(): string | null {
  return useStore(useNavigation().places, lastDeviceId);
}

export function useHubSession<Part>(select: (state: HubSessionState) => Part): Part {
  return useStore(useApplication().hubSession.state, select);
}

export function useProgram<Part>(select: (state: ProgramState) => Part): Part {
  return useStore(useApplication().program.state, select);
}

/**
 * Offers these commands while the component is shown. `run` may be a new function at each render: the newest is used.
 * Everything else about the list must not change while it is shown, except through `key`.
 */
export function useCommands(commands: readonly Command[], key = '', of: 'frame' | 'screen' = 'screen'): void {
  const registry = useApplication().commands;
  const newest = useRef(commands);
  useLayoutEffect(() => {
    newest.current = commands;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed key asks for a new registration.
  useEffect(
    () =>
      registry.register(
        newest.current.map((command, index) => ({ ...command, run: () => newest.current[index]?.run() })),
        of,
      ),
    [registry, key, of],
  );
}
