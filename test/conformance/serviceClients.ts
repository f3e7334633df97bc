/** `azure-iothub`, connected to the hub under test. */
import { RestApiClient } from 'azure-iot-http-base';
import iothub from 'azure-iothub';
import iothubAmqp from 'azure-iothub/dist/amqp.js';
import { sasToken } from '../support/sasToken';
import { target, targetAgent } from './target';

function restTransport() {
  const token = sasToken({
    resource: target.hostName,
    key: target.policyKey,
    policyName: target.policyName,
  });
  const client = new RestApiClient(
    { host: target.hostName, sharedAccessSignature: token },
    'siteward-conformance',
  );
  client.setOptions({ http: { agent: targetAgent() } });
  // The clients below would replace the agent, and with it the way to a hub behind a gateway.
  return { executeApiCall: client.executeApiCall.bind(client) };
}

export function registryClient(): iothub.Registry {
  if (!target.gateway) return iothub.Registry.fromConnectionString(target.connectionString);
  const config = { host: target.hostName, sharedAccessSignature: 'in the transport' };
  // The declared parameter is a class with private members; the SDK calls nothing but executeApiCall.
  return new iothub.Registry(config, restTransport() as never);
}

export function jobClient(): iothub.JobClient {
  if (!target.gateway) return iothub.JobClient.fromConnectionString(target.connectionString);
  return new iothub.JobClient(restTransport() as never);
}

/** For direct methods, which go over HTTPS. */
export function methodClient(): iothub.Client {
  if (!target.gateway) return iothub.Client.fromConnectionString(target.connectionString);
  return new iothub.Client({} as never, restTransport() as never);
}

/** For messages to devices and the feedback about them, which go over AMQP. */
export function messageClient(): iothub.Client {
  const { gateway, connectionString, hostName, policyKey, policyName } = target;
  if (!gateway) return iothub.Client.fromConnectionString(connectionString);
  const host = `${gateway.host}:${gateway.port}`;
  const sharedAccessSignature = sasToken({ resource: hostName, key: policyKey, policyName });
  return new iothub.Client(new iothubAmqp.Amqp({ host, sharedAccessSignature }), restTransport() as never);
}
