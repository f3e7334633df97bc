/** Which fields the documents of each collection have at their root. Source: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md, -device-twins.md, query-jobs.md, and azure-iothub's models. */

export const collections = ['devices', 'devices.modules', 'devices.jobs'] as const;
export type CollectionName = (typeof collections)[number];

const ofTwins = [
  'deviceId',
  'etag',
  'deviceEtag',
  'status',
  'statusUpdateTime',
  'connectionState',
  'lastActivityTime',
  'cloudToDeviceMessageCount',
  'authenticationType',
  'x509Thumbprint',
  'version',
  'modelId',
  'tags',
  'properties.desired',
  'properties.reported',
  'configurations',
] as const;

export const fieldsOf: Readonly<Record<CollectionName, readonly string[]>> = {
  devices: [...ofTwins, 'capabilities.iotEdge', 'deviceScope', 'parentScopes'],
  'devices.modules': [...ofTwins, 'moduleId', 'managedBy'],
  'devices.jobs': [
    'deviceId',
    'jobId',
    'jobType',
    'status',
    'startTimeUtc',
    'endTimeUtc',
    'createdDateTimeUtc',
    'lastUpdatedDateTimeUtc',
    'outcome',
    'error',
  ],
};

export function collectionNamed(text: string): CollectionName | null {
  const name = text.toLowerCase();
  return collections.find((known) => known === name) ?? null;
}
