/** Which module of a device is its security module. */
import type { Generation } from '../../preload/contract';
import { spellerOf } from './spelling';

/**
 * Exactly as the agents connect; IoT Hub tells module ids apart by letter case (MicrosoftDocs/azure-docs
 * defender-for-iot: quickstart-create-security-twin.md, device-builders/tutorial-create-micro-agent-module-twin.md).
 */
export const securityModuleIds = {
  classic: 'azureiotsecurity',
  micro: 'DefenderIotMicroAgent',
} as const satisfies Record<Generation, string>;

/** The security module's id that a module id is, or is within two letters of, in any letter case; else null. */
export const nearestModuleId = spellerOf(Object.values(securityModuleIds));

/**
 * `nearMiss`: resembles a security module's id in all but letter case or a letter or two, so no agent uses it; one
 * article spells `DefenderIoTMicroAgent`. Null for any other module.
 */
export function securityModuleOf(moduleId: string): Generation | 'nearMiss' | null {
  if (moduleId === securityModuleIds.classic) return 'classic';
  if (moduleId === securityModuleIds.micro) return 'micro';
  return nearestModuleId(moduleId) === null ? null : 'nearMiss';
}
