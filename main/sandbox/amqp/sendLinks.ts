/** Links on which services send messages to devices. Source: azure-iothub amqp.js. */
import type { Delivery, Message } from 'rhea';
import { z } from 'zod';
import type { CloudToDeviceMessage } from '../cloudToDevice';
import type { SendMessage } from '../faults';
import { HubError } from '../hubError';
import { readDeviceAddress, servicePath } from './addresses';
import { type LinkKind, takesFromClient } from './linkKind';
import { readMessage } from './messages';
import { refusalIn } from './refusals';

const credit = 100;
const acknowledgements = z.enum(['none', 'positive', 'negative', 'full']);

export function sendLinks(send: SendMessage): LinkKind {
  return takesFromClient(
    (address) => servicePath(address) === 'messages/devicebound',
    (link, _address, peer) => {
      peer.authorizeService('sendMessages');
      link.on('message', ({ message, delivery }) => {
        if (!message || !delivery) return;
        serve(send, message, delivery)
          .then(() => link.is_open() && link.add_credit(1))
          .catch(() => peer.close('The message could not be kept.'));
      });
      link.add_credit(credit);
    },
  );
}

/** A message that waits for its turn holds its credit. */
async function serve(send: SendMessage, message: Message, delivery: Delivery): Promise<void> {
  try {
    const { deviceId, sent } = read(message);
    await send(deviceId, sent);
    delivery.accept();
  } catch (error) {
    delivery.reject(refusalIn(error));
  }
}

function read(message: Message): { deviceId: string; sent: CloudToDeviceMessage } {
  const { systemProperties, properties, body } = readMessage(message);
  const { 'iothub-ack': acknowledgement = 'none', ...others } = properties;
  const asked = acknowledgements.safeParse(acknowledgement.toLowerCase());
  if (!asked.success) {
    throw new HubError('ArgumentInvalid', 'iothub-ack is none, positive, negative or full.');
  }
  const { exp, ...system } = systemProperties;
  return {
    deviceId: receiverOf(system.to ?? ''),
    sent: {
      systemProperties: system,
      properties: others,
      acknowledgement: asked.data,
      expiresAtMs: exp === undefined ? null : Date.parse(exp),
      body,
    },
  };
}

/** SDKs percent-encode the device in this address. */
function receiverOf(to: string): string {
  const address = readDeviceAddress(to);
  if (address?.endpoint !== 'devicebound') {
    throw new HubError('ArgumentInvalid', 'The message is not addressed to a device.');
  }
  const { deviceId, moduleId } = address.identity;
  if (moduleId !== undefined) {
    throw new HubError('ArgumentInvalid', 'Messages are sent to devices, not to modules.');
  }
  try {
    return decodeURIComponent(deviceId);
  } catch {
    throw new HubError('ArgumentInvalid', 'The device in the address is not percent-encoded.');
  }
}
