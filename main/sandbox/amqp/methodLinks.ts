/**
 * Direct methods over a pair of links: calls on one, answers on the other.
 * Source: azure-iot-device-amqp amqp_device_method_client.js.
 */
import rhea from 'rhea';
import { z } from 'zod';
import { valueIn } from '../payload';
import type { DeviceSide } from '../ports';
import { identityAt, isDeviceLink } from './addresses';
import { givesToClient, type LinkKind, takesFromClient, whenEnded } from './linkKind';
import { bodyOf, correlationIdOf } from './messages';
import type { OpenDevices } from './openDevices';
import { createOutbox } from './pump';
import { refusalIn } from './refusals';

const isMethods = isDeviceLink('methods');

const credit = 100;

/** An AMQP int from the SDKs; a number written as text is understood, too. */
const answerProperties = z.object({ 'IoThub-status': z.coerce.number().int() });

export function methodCallLinks(devices: OpenDevices, side: Pick<DeviceSide, 'announceMethods'>): LinkKind {
  return givesToClient(isMethods, (link, address, peer) => {
    const device = devices.join(link, identityAt(address), peer);
    const send = createOutbox(link, () => peer.close('The client does not read its method calls.'));
    const callMethod: typeof device.callMethod = (requestId, name, payload) =>
      send({
        correlation_id: requestId,
        application_properties: { 'IoThub-methodname': name },
        body: rhea.message.data_section(Buffer.from(JSON.stringify(payload))),
      });
    device.callMethod = callMethod;
    side.announceMethods(device.identity);
    whenEnded(link, peer, () => {
      if (device.callMethod === callMethod) device.callMethod = null;
    });
  });
}

export function methodAnswerLinks(devices: OpenDevices): LinkKind {
  return takesFromClient(isMethods, (link, address, peer) => {
    const device = devices.join(link, identityAt(address), peer);
    link.on('message', ({ message, delivery }) => {
      if (!message || !delivery) return;
      link.add_credit(1);
      const requestId = correlationIdOf(message);
      const properties = answerProperties.safeParse(message.application_properties);
      if (requestId === null || !properties.success) {
        delivery.reject({
          condition: 'com.microsoft:argument-error',
          description: 'The answer to a method needs its correlation id and IoThub-status.',
        });
        return;
      }
      try {
        device.methods.answer(requestId, properties.data['IoThub-status'], valueIn(bodyOf(message)));
        delivery.accept();
      } catch (error) {
        delivery.reject(refusalIn(error));
      }
    });
    link.add_credit(credit);
  });
}
