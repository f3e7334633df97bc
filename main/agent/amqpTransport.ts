/**
 * Makes a transport of azure-iot-device-amqp outlive a connection that ends while its twin links are being attached: it
 * then takes its listeners off links it never got, and throws where nobody can catch it
 * (azure-iot-device-amqp 1.14.4, dist/amqp_twin_client.js, `detaching`).
 */
import { EventEmitter } from 'node:events';
import type { AuthenticationProvider } from 'azure-iot-common';
import type { ModuleClient } from 'azure-iot-device';

export type TransportClass = Parameters<typeof ModuleClient.fromAuthenticationProvider>[1];

/** Private to the package. */
interface TwinLinks {
  _twinClient?: { _senderLink?: EventEmitter; _receiverLink?: EventEmitter };
}

export function withTwinLinks(transport: TransportClass): TransportClass {
  return class extends transport {
    constructor(credentials: AuthenticationProvider) {
      super(credentials);
      // The declaration leaves its private members out.
      const { _twinClient: twinClient } = this as TwinLinks;
      if (!twinClient) return;
      // Both are replaced when the links attach.
      twinClient._senderLink ??= new EventEmitter();
      twinClient._receiverLink ??= new EventEmitter();
    }
  };
}
