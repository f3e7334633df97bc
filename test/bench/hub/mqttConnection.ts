/** A bare MQTT connection of a device or module, to a hub by a policy's key or to a broker that asks for none. */
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import mqttPacket from 'mqtt-packet';
import type { HubAddress, TlsAddress } from '../../support/processes/hubAddress';
import { sasToken } from '../../support/sasToken';

export interface MqttIdentity {
  readonly deviceId: string;
  readonly moduleId?: string;
}

export async function connected(target: TlsAddress | HubAddress, identity: MqttIdentity): Promise<TLSSocket> {
  const { port, caPem, hostName } = target;
  const { deviceId, moduleId } = identity;
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  await once(socket, 'secureConnect');
  const clientId = moduleId === undefined ? deviceId : `${deviceId}/${moduleId}`;
  const path = moduleId === undefined ? deviceId : `${deviceId}/modules/${moduleId}`;
  const credentials =
    'policyKey' in target
      ? {
          username: `${hostName}/${clientId}/?api-version=2021-04-12`,
          password: Buffer.from(
            sasToken({
              resource: `${hostName}/devices/${path}`,
              key: target.policyKey,
              policyName: target.policyName,
            }),
          ),
        }
      : {};
  socket.write(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId,
      keepalive: 1000,
      ...credentials,
    }),
  );
  // The first bytes a broker sends are its CONNACK; the fourth of them is the return code.
  const [connack] = (await once(socket, 'data')) as [Buffer];
  if (connack[3] !== 0) throw new Error(`${clientId} was refused with code ${connack[3]}.`);
  return socket;
}
