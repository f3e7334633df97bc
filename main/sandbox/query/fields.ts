/** The names at the root of what is queried: found in any letter case, while keys of tags and properties are not. */

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md and -device-twins.md, azure-iothub's models. */
const known = [
  'deviceId',
  'moduleId',
  'etag',
  'deviceEtag',
  'status',
  'statusReason',
  'statusUpdateTime',
  'connectionState',
  'lastActivityTime',
  'cloudToDeviceMessageCount',
  'authenticationType',
  'x509Thumbprint',
  'capabilities',
  'managedBy',
  'modelId',
  'version',
  'tags',
  'properties',
  'configurations',
  'deviceScope',
  'parentScopes',
  'jobId',
  'jobType',
  'startTimeUtc',
  'endTimeUtc',
  'createdDateTimeUtc',
  'lastUpdatedDateTimeUtc',
  'outcome',
  'error',
] as const;

const byLowerCase = new Map<string, string>([
  ...known.map((name): [string, string] => [name.toLowerCase(), name]),
  // What identities call the twin's statusUpdateTime; Azure/azure-iot-explorer asks for it in a query of twins.
  ['statusupdatedtime', 'statusUpdateTime'],
]);

export function rootFieldNamed(name: string): string {
  return byLowerCase.get(name.toLowerCase()) ?? name;
}
