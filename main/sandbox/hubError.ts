/** What the hub refuses, by IoT Hub's own code names and numbers. */

/** Source: MicrosoftDocs/azure-docs iot-hub troubleshoot-error-codes.md; the first three digits are the HTTP status. */
const codes = {
  GenericBadRequest: 400000,
  ArgumentInvalid: 400004,
  ArgumentNull: 400005,
  DeviceDefinedMultipleTimes: 400011,
  DeserializationError: 400012,
  BulkRegistryOperationFailure: 400013,
  InvalidDeviceScope: 400028,
  InvalidProtocolVersion: 400001,
  InvalidConfigurationTargetCondition: 400401,
  InvalidConfigurationContent: 400402,
  CannotModifyImmutableConfigurationContent: 400403,
  InvalidConfigurationCustomMetricsQuery: 400404,
  IotHubUnauthorizedAccess: 401002,
  IotHubUnauthorized: 401003,
  IotHubQuotaExceeded: 403002,
  DeviceMaximumQueueDepthExceeded: 403004,
  InvalidMessageExpiryTime: 403009,
  OperationNotAvailableInCurrentTier: 403010,
  DeviceDisabled: 403012,
  DeviceNotFound: 404001,
  JobNotFound: 404002,
  ModuleNotFound: 404010,
  GenericNotFound: 404000,
  CertificateNotFound: 404008,
  DeviceNotOnline: 404103,
  DeviceConnectionClosedRemotely: 404104,
  ConfigurationNotFound: 404301,
  GenericMethodNotAllowed: 405000,
  OperationNotAllowedInCurrentState: 405102,
  DeviceAlreadyExists: 409001,
  JobAlreadyExists: 409104,
  ModuleAlreadyExistsOnDevice: 409301,
  ConfigurationAlreadyExists: 409401,
  PreconditionFailed: 412001,
  DeviceMessageLockLost: 412002,
  MessageTooLarge: 413001,
  TooManyDevices: 413002,
  TooManyModulesOnDevice: 413003,
  ConfigurationCountLimitExceeded: 413101,
  GenericUnsupportedMediaType: 415000,
  ThrottlingException: 429001,
  ThrottlingMaxActiveJobCountExceeded: 429004,
  ServerError: 500001,
  /** Ours: what the embedded hub does not do yet. The service has no such code. */
  NotImplemented: 501000,
  ServiceUnavailable: 503001,
  GatewayTimeout: 504101,
} as const;
export type HubErrorName = keyof typeof codes;

/** An answer other than success, the same for REST and MQTT. */
export class HubError extends Error {
  readonly codeName: HubErrorName;
  /** Six digits, for example 404001. */
  readonly code: number;
  /** The HTTP status. */
  readonly status: number;
  /** When to come back, for refusals that pass. */
  readonly retryAfterS: number | null;

  constructor(codeName: HubErrorName, message: string, retryAfterS: number | null = null) {
    super(message);
    this.codeName = codeName;
    this.code = codes[codeName];
    this.retryAfterS = retryAfterS;
    this.status = Math.floor(this.code / 1000);
  }
}
