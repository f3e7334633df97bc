/**
 * Which Edge device is the parent of a device. Source: the device model of azure-iothub and
 * MicrosoftDocs/azure-docs iot-edge how-to-authenticate-downstream-device.md, scopes.
 */
import { HubError } from '../hubError';
import type { IdentityRecord } from '../registry/record';
import type { Registry } from '../registry/registry';
import type { IdentityBody } from './identityBody';

const scheme = 'ms-azure-iot-edge://';

/** The scope an Edge device gets and keeps. */
export function edgeScopeOf({ deviceId, generationId }: { deviceId: string; generationId: string }): string {
  return `${scheme}${deviceId}-${generationId}`;
}

export type Scopes = Pick<IdentityRecord, 'deviceScope' | 'parentScopes'>;
type Device = Pick<IdentityRecord, 'deviceId' | 'generationId' | 'isEdge'>;

/** What is missing in the body stays as it was. Fails with InvalidDeviceScope for a parent that cannot be one. */
export function scopesFrom(
  { deviceScope, parentScopes }: IdentityBody,
  device: Device,
  before: Scopes | null,
  registry: Registry,
): Scopes {
  if (parentScopes && parentScopes.length > 1) throw invalid('a device has at most one parent');
  const parentBefore = before?.parentScopes[0] ?? null;
  const fromParents = parentScopes === undefined ? parentBefore : (parentScopes?.[0] ?? null);
  if (device.isEdge) {
    const ownScope = edgeScopeOf(device);
    if (fromParents === null) return { deviceScope: ownScope, parentScopes: [] };
    if (fromParents !== parentBefore) checkParent(fromParents, ownScope, registry);
    return { deviceScope: ownScope, parentScopes: [fromParents] };
  }
  const fromScope = deviceScope === undefined ? parentBefore : deviceScope || null;
  // A client that sends back what it read changes one of the two.
  const [changed, other] = new Set([fromScope, fromParents].filter((scope) => scope !== parentBefore));
  if (other !== undefined) throw invalid('deviceScope and parentScopes name different parents');
  const parent = changed === undefined ? parentBefore : changed;
  if (parent === null) return { deviceScope: null, parentScopes: [] };
  if (parent !== parentBefore) checkParent(parent, null, registry);
  return { deviceScope: parent, parentScopes: [parent] };
}

/** The parent must be an Edge device of this hub and must not be below `ownScope`. */
function checkParent(scope: string, ownScope: string | null, registry: Registry): void {
  const parent = edgeDeviceOf(scope, registry);
  if (!parent) throw invalid(`${JSON.stringify(scope)} is not the scope of an Edge device`);
  const seen = new Set<string>();
  let above: string | undefined = scope;
  while (above !== undefined && !seen.has(above)) {
    if (above === ownScope) throw invalid('a device cannot be its own parent');
    seen.add(above);
    above = edgeDeviceOf(above, registry)?.parentScopes[0];
  }
}

function edgeDeviceOf(scope: string, registry: Registry): IdentityRecord | null {
  const dash = scope.lastIndexOf('-');
  if (!scope.startsWith(scheme) || dash < scheme.length) return null;
  const device = registry.find({ deviceId: scope.slice(scheme.length, dash) });
  return device?.isEdge && device.deviceScope === scope ? device : null;
}

function invalid(sentence: string): HubError {
  return new HubError('InvalidDeviceScope', `BadRequest: ${sentence}.`);
}
