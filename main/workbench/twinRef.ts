/** Which generation a module belongs to, for the modules the workbench can open. */
import type { Generation } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { securityModuleOf } from '../security';
import type { TwinRef } from './ports';

/** Fails with TWIN_UNREADABLE for a module that is not a security module, near misses included. */
export function generationOf({ moduleId }: TwinRef): Generation {
  const kind = securityModuleOf(moduleId);
  if (kind === 'classic' || kind === 'micro') return kind;
  throw new ExpectedFailure('TWIN_UNREADABLE', { reason: 'notASecurityModule' });
}
