/** One device as the window sees it, put together from its identity, twin and modules. */
import type { DeviceView, JsonObject, ModuleView, TwinSectionView } from '../../preload/contract';
import type { DeviceIdentity, DeviceTwin, ModuleIdentity } from '../hubs';
import { moduleIdFindings, securityModuleOf } from '../security';
import { lastUpdatedAt, sectionVersion, withoutMetadata } from '../twin';

function sectionView(section: JsonObject): TwinSectionView {
  return {
    properties: withoutMetadata(section),
    version: Object.hasOwn(section, '$version') ? sectionVersion(section) : null,
    lastUpdated: lastUpdatedAt(section),
  };
}

function moduleView(module: ModuleIdentity): ModuleView {
  const { moduleId, managedBy, connectionState, connectionStateUpdatedTime, lastActivityTime } = module;
  return {
    moduleId,
    managedBy,
    connectionState,
    connectionStateUpdatedTime,
    lastActivityTime,
    authentication: module.authentication,
    security: securityModuleOf(moduleId),
    findings: [...moduleIdFindings(moduleId)],
  };
}

/** `readAt` in ISO 8601, UTC. The ETag is the twin's. */
export function deviceViewOf(
  identity: DeviceIdentity,
  twin: DeviceTwin,
  modules: readonly ModuleIdentity[],
  readAt: string,
): DeviceView {
  const { capabilities, ...shown } = identity;
  return {
    ...shown,
    readAt,
    isEdge: capabilities.isEdge,
    etag: twin.etag,
    tags: twin.tags,
    desired: sectionView(twin.properties.desired),
    reported: sectionView(twin.properties.reported),
    modules: modules.map(moduleView),
  };
}
