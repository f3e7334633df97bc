/** The window's one door to main: the contract as functions, over a MessagePort. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../preload/contract';

export type Client = ContractRouterClient<Contract>;

export function createClient(port: MessagePort): Client {
  const client: Client = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}
