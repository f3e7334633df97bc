/** Hands the client, and the stores that live as long as it does, to every component. */
import { createContext, type ReactNode, use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Client } from './client';

type StoreFactory<Store> = (client: Client) => Store;

export interface ClientScope {
  readonly client: Client;
  readonly stores: Map<StoreFactory<unknown>, unknown>;
}

const ClientContext = createContext<ClientScope | null>(null);

export function createClientScope(client: Client): ClientScope {
  return { client, stores: new Map() };
}

export function ClientProvider({ scope, children }: { scope: ClientScope; children: ReactNode }) {
  return <ClientContext value={scope}>{children}</ClientContext>;
}

function useClientScope(): ClientScope {
  const scope = use(ClientContext);
  if (!scope) throw new Error('No ClientProvider above this component');
  return scope;
}

export function useClient(): Client {
  return useClientScope().client;
}

/** The one store of this kind: made when first asked for, kept while the window lives. */
export function storeOf<Store>({ client, stores }: ClientScope, create: StoreFactory<Store>): Store {
  // The map holds under each factory only what that factory made.
  const existing = stores.get(create) as Store | undefined;
  if (existing !== undefined) return existing;
  const made = create(client);
  stores.set(create, made);
  return made;
}

/** A feature's store and its actions; `create` must be a function declared in a module, as it is the store's key. */
export function useClientStore<Store>(create: StoreFactory<Store>): Store {
  return storeOf(useClientScope(), create);
}

/** The part of a store's state a component shows. */
export function useSelected<State, Part>(store: StoreApi<State>, select: (state: State) => Part): Part {
  return useStore(store, select);
}
