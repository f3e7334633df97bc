/** The contract's implementer, with failures translated in one place. */
import { implement } from '@orpc/server';
import { contract } from '../../preload/contract';
import type { EventLog } from '../log';
import { toContractError } from './failureMapping';

export function implementContract(log: EventLog) {
  return implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toContractError(error, log);
    }
  });
}
export type Implementer = ReturnType<typeof implementContract>;
