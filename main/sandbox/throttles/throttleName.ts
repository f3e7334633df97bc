/**
 * The operations an IoT hub limits the rate of, each on its own.
 * Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md, operation throttles.
 */
export type ThrottleName =
  | 'registryOperations'
  | 'deviceConnections'
  | 'deviceToCloudSends'
  | 'cloudToDeviceSends'
  | 'cloudToDeviceReceives'
  | 'directMethods'
  | 'queries'
  | 'twinReads'
  | 'twinUpdates'
  | 'jobOperations'
  | 'configurationOperations';
