/** Draws one screen in jsdom with everything around it that it may use, over a client in memory. */
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { configure, type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import { contract } from '../../../preload/contract';
import { type Application, ApplicationContext } from '../../../renderer/app/application';
import { createCommands } from '../../../renderer/app/commands';
import type { HubSessionState } from '../../../renderer/app/hubSession';
import { createNavigation } from '../../../renderer/app/navigation';
import type { ProgramState } from '../../../renderer/app/program';
import type { Route } from '../../../renderer/app/routes';
import { ClientProvider, createClientScope } from '../../../renderer/client/ClientProvider';
import type { Client } from '../../../renderer/client/client';
import { laterTexts, startText } from '../../../renderer/text/i18n';
import { LiveRegion } from '../../../renderer/ui/LiveRegion';

// A wait ends with what it waits for; the limit only has to be beyond what a busy machine takes.
configure({ asyncUtilTimeout: 20_000 });

export type PartialClient = { readonly [Room in keyof Client]?: Partial<Client[Room]> };

/** A procedure that a test did not give fails when it is called. */
export function clientOf(procedures: PartialClient): Client {
  const room = (name: keyof Client) =>
    new Proxy(procedures[name] ?? {}, {
      get: (given, procedure) =>
        Reflect.get(given, procedure) ??
        (() => Promise.reject(new Error(`Unexpected call: ${name}.${String(procedure)}`))),
    });
  // The contract's own keys are what a client has.
  const rooms = Object.keys(contract) as (keyof Client)[];
  // Every room answers every name, so that this is a client as far as a screen can tell.
  return Object.fromEntries(rooms.map((name) => [name, room(name)])) as unknown as Client;
}

export interface ShownScreen extends RenderResult {
  readonly application: Application;
}

interface ScreenSetUp {
  readonly route: Route;
  readonly procedures: PartialClient;
  readonly language?: 'en' | 'es';
}

export async function renderScreen(
  screen: ReactNode,
  { route, procedures, language = 'en' }: ScreenSetUp,
): Promise<ShownScreen> {
  await startText(language);
  await laterTexts();
  const client = clientOf(procedures);
  const application: Application = {
    navigation: createNavigation(route),
    commands: createCommands(),
    hubSession: {
      state: createStore<HubSessionState>()(() => ({
        hubs: [],
        openHubId: 'sandbox',
        status: null,
        openingHubId: null,
        openFailure: null,
      })),
      readList: () => Promise.resolve(),
      open: () => Promise.resolve(true),
      update: () => {},
      close: () => {},
    },
    program: {
      state: createStore<ProgramState>()(() => ({
        version: '0.1.0',
        electronVersion: '45.0.0',
        platform: 'linux',
        vault: 'keystore',
        settings: { language, theme: 'light', fleetView: { columns: [], showsFacets: null } },
      })),
      changeSettings: () => Promise.resolve(),
    },
  };
  const result = render(
    <ClientProvider scope={createClientScope(client)}>
      <ApplicationContext value={application}>
        <FluentProvider theme={webLightTheme}>
          {screen}
          <LiveRegion />
        </FluentProvider>
      </ApplicationContext>
    </ClientProvider>,
  );
  return { ...result, application };
}
