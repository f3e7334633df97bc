/** A content written to one IoT Edge device: desired properties of the device, and of modules that are made where missing. */
import { isObject } from '../../twin';
import { HubError } from '../hubError';
import type { Identities } from '../identities/identities';
import type { IdentityRef, JsonObject, JsonValue } from '../ports';
import type { Registry } from '../registry/registry';
import type { Twins } from '../twins/twins';
import { readDeviceContent, wholeSection } from './contentBody';
import { patchFor, settingsIn } from './settings';

export interface DeviceContentPorts {
  readonly registry: Pick<Registry, 'atOnce' | 'find'>;
  readonly identities: Identities;
  readonly twins: Twins;
}

/** All of it is written, or nothing. Source: MicrosoftDocs/azure-docs articles/iot-edge/module-composition.md. */
export function applyToDevice(
  deviceId: string,
  body: JsonValue | undefined,
  { registry, identities, twins }: DeviceContentPorts,
): void {
  const { isEdge } = identities.find({ deviceId });
  const { device, modules } = readDeviceContent(body);
  if (modules.size > 0 && !isEdge) {
    throw new HubError('ArgumentInvalid', `BadRequest: ${deviceId} is not an IoT Edge device.`);
  }
  registry.atOnce(() => {
    write({ deviceId }, device, twins);
    for (const [moduleId, content] of modules) {
      const ref = { deviceId, moduleId };
      if (!registry.find(ref)) identities.write(ref, { managedBy: 'IotEdge' }, null);
      write(ref, content, twins);
    }
  });
}

function write(ref: IdentityRef, content: JsonObject, twins: Twins): void {
  const whole = content[wholeSection];
  if (isObject(whole)) twins.replace(ref, { properties: { desired: whole } }, null);
  const { desired } = twins.read(ref);
  const patch = patchFor(desired.properties, [], settingsIn(content));
  if (Object.keys(patch).length > 0) twins.patch(ref, { properties: { desired: patch } }, null);
}
