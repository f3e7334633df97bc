/** Which module of a device is its security module. */
import type { Generation } from '../../preload/contract';

/**
 * Exactly as the agents connect; IoT Hub tells module ids apart by letter case (MicrosoftDocs/azure-docs
 * defender-for-iot: quickstart-create-security-twin.md, device-builders/tutorial-create-micro-agent-module-twin.md).
 */
export const securityModuleIds = {
  classic: 'azureiotsecurity',
  micro: 'DefenderIotMicroAgent',
} as const satisfies Record<Generation, string>;

/**
 * `nearMiss`: differs from a security module's id by letter case only, so no agent uses it; one article spells
 * `DefenderIoTMicroAgent`. Null for any other module.
 */
export function securityModuleOf(moduleId: string): Generation | 'nearMiss' | null {
  if (moduleId === securityModuleIds.classic) return 'classic';
  if (moduleId === securityModuleIds.micro) return 'micro';
  const folded = moduleId.toLowerCase();
  return Object.values(securityModuleIds).some((id) => id.toLowerCase() === folded) ? 'nearMiss' : null;
}
