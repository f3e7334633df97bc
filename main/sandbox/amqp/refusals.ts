/** What the hub refuses, as AMQP errors. Source: azure-iot-amqp-base amqp_common_errors.js and azure-iothub amqp_service_errors.js. */
import type { AmqpError } from 'rhea';
import { HubError, type HubErrorName } from '../hubError';

const conditions: Partial<Readonly<Record<HubErrorName, string>>> = {
  IotHubUnauthorized: 'amqp:unauthorized-access',
  IotHubUnauthorizedAccess: 'amqp:unauthorized-access',
  DeviceDisabled: 'amqp:unauthorized-access',
  DeviceNotFound: 'amqp:not-found',
  ModuleNotFound: 'amqp:not-found',
  GenericNotFound: 'amqp:not-found',
  DeviceMaximumQueueDepthExceeded: 'amqp:resource-limit-exceeded',
  IotHubQuotaExceeded: 'amqp:resource-limit-exceeded',
  MessageTooLarge: 'amqp:link:message-size-exceeded',
  ThrottlingException: 'com.microsoft:device-container-throttled',
  DeviceMessageLockLost: 'com.microsoft:message-lock-lost',
  // What the Node SDK makes a ServiceUnavailableError of.
  ServiceUnavailable: 'com.microsoft:timeout',
  PreconditionFailed: 'com.microsoft:precondition-failed',
  NotImplemented: 'amqp:not-implemented',
  OperationNotAvailableInCurrentTier: 'amqp:not-allowed',
};

/** Every other refusal is about what the client sent, unless the hub itself failed. */
export function amqpError({ codeName, code, status, message }: HubError): AmqpError {
  const other = status < 500 ? 'com.microsoft:argument-error' : 'amqp:internal-error';
  return { condition: conditions[codeName] ?? other, description: `${code}: ${message}` };
}

/** The refusal in an error; fails with the error itself when it is none. */
export function refusalIn(error: unknown): AmqpError {
  if (error instanceof HubError) return amqpError(error);
  throw error;
}
