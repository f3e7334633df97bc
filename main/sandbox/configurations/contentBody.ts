/** Contents of configurations: desired properties by their paths, for a fleet or for one IoT Edge device. */
import { z } from 'zod';
import { isObject } from '../../twin';
import { HubError } from '../hubError';
import type { JsonObject, JsonValue } from '../ports';
import type { ConfigurationKind } from './configuration';
import { refused } from './refused';
import { settingPath } from './settings';

export const contentBody = z.looseObject({
  deviceContent: z.record(z.string(), z.unknown()).nullish(),
  moduleContent: z.record(z.string(), z.unknown()).nullish(),
  modulesContent: z.record(z.string(), z.unknown()).nullish(),
});

/** Of a configuration for many: either devices or modules, and whole sections are not its to write. */
export function readContent(given: z.infer<typeof contentBody>): {
  kind: ConfigurationKind;
  content: JsonObject;
} {
  const { deviceContent, moduleContent, modulesContent } = given;
  if (modulesContent) {
    throw new HubError('NotImplemented', 'The embedded hub deploys nothing to fleets of IoT Edge devices.');
  }
  const content = deviceContent ?? moduleContent;
  if (!content || (deviceContent && moduleContent)) {
    throw refused('InvalidConfigurationContent', 'the content has either deviceContent or moduleContent');
  }
  const wrong = Object.keys(content).find((key) => settingPath(key) === null);
  if (wrong !== undefined) {
    throw refused('InvalidConfigurationContent', `${wrong} is no path of a desired property`);
  }
  // Part of a body that came out of JSON.parse.
  return { kind: deviceContent ? 'devices' : 'modules', content: content as JsonObject };
}

/** Desired properties for the modules of one IoT Edge device, and for the device itself. */
export interface DeviceContent {
  readonly device: JsonObject;
  readonly modules: ReadonlyMap<string, JsonObject>;
}

export function readDeviceContent(body: JsonValue | undefined): DeviceContent {
  const parsed = contentBody.safeParse(body);
  const { deviceContent, modulesContent } = parsed.data ?? {};
  if (!deviceContent && !modulesContent) {
    throw refused('InvalidConfigurationContent', 'there is neither modulesContent nor deviceContent');
  }
  // Parts of a body that came out of JSON.parse.
  const device = (deviceContent ?? {}) as JsonObject;
  const modules = Object.entries((modulesContent ?? {}) as JsonObject).map(
    ([moduleId, content]): [string, JsonObject] => {
      if (isObject(content)) return [moduleId, content];
      throw refused('InvalidConfigurationContent', `the content for ${moduleId} is not an object`);
    },
  );
  for (const [key, value] of [device, ...modules.map(([, content]) => content)].flatMap(Object.entries)) {
    if (settingPath(key) === null && !(key === wholeSection && isObject(value))) {
      throw refused('InvalidConfigurationContent', `${key} is no path of a desired property`);
    }
  }
  return { device, modules: new Map(modules) };
}

/** The key whose value becomes all desired properties. */
export const wholeSection = 'properties.desired';
