/**
 * Twins over a pair of links with one correlation id: requests on one, answers and desired changes on the other.
 * Sources: azure-iot-device-amqp amqp_twin_client.js, Azure/azure-iot-sdk-c iothubtransport_amqp_twin_messenger.c.
 */
import rhea, { type Message, type Receiver, type Sender } from 'rhea';
import { HubError } from '../hubError';
import { objectIn } from '../payload';
import type { DeviceSide } from '../ports';
import { identityAt, isDeviceLink } from './addresses';
import { givesToClient, type LinkKind, takesFromClient, whenEnded } from './linkKind';
import { bodyOf, correlationIdOf } from './messages';
import type { OpenDevice, OpenDevices } from './openDevices';
import { createOutbox } from './pump';

const isTwin = isDeviceLink('twin');

const credit = 100;

interface Answer {
  readonly status: number;
  /** Of the reported properties. */
  readonly version?: number;
  readonly body: string;
}

export function twinRequestLinks(devices: OpenDevices, side: DeviceSide): LinkKind {
  return takesFromClient(isTwin, (link, address, peer) => {
    const device = devices.join(link, identityAt(address), peer);
    const channel = channelOf(link);
    link.on('message', ({ message, delivery }) => {
      delivery?.accept();
      link.add_credit(1);
      const correlationId = message ? correlationIdOf(message) : null;
      if (!message || correlationId === null) return;
      const answer = answerTo(message, device, channel, side);
      device.twinAnswers.get(channel)?.(messageOf(answer, correlationId));
    });
    link.add_credit(credit);
  });
}

export function twinAnswerLinks(devices: OpenDevices): LinkKind {
  return givesToClient(isTwin, (link, address, peer) => {
    const device = devices.join(link, identityAt(address), peer);
    const channel = channelOf(link);
    const send = createOutbox(link, () => peer.close('The client does not read its twin messages.'));
    device.twinAnswers.set(channel, send);
    whenEnded(link, peer, () => {
      if (device.twinAnswers.get(channel) !== send) return;
      device.twinAnswers.delete(channel);
      device.desiredListeners.delete(channel);
    });
  });
}

/** Both links of a pair carry the same; links without it are a pair, too. */
function channelOf(link: Receiver | Sender): string {
  return String(link.properties?.['com.microsoft:channel-correlation-id'] ?? '');
}

function answerTo(message: Message, device: OpenDevice, channel: string, side: DeviceSide): Answer {
  const { operation, resource = '' } = message.message_annotations ?? {};
  try {
    switch (`${operation} ${String(resource).toLowerCase()}`) {
      case 'GET ':
        return { status: 200, body: JSON.stringify(side.readTwin(device.identity)) };
      case 'PATCH /properties/reported': {
        const version = side.patchReported(device.identity, objectIn(bodyOf(message)));
        return { status: 200, version, body: '' };
      }
      case 'PUT /notifications/twin/properties/desired':
        device.desiredListeners.set(channel, (patch) =>
          device.twinAnswers.get(channel)?.({ body: data(JSON.stringify(patch)) }),
        );
        return { status: 200, body: '' };
      case 'DELETE /notifications/twin/properties/desired':
        device.desiredListeners.delete(channel);
        return { status: 200, body: '' };
      default:
        throw new HubError('ArgumentInvalid', 'BadRequest: this is no operation on a twin.');
    }
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    // The Node SDK makes what it parses the text of its error.
    return { status: error.status, body: JSON.stringify(`${error.code}: ${error.message}`) };
  }
}

function messageOf({ status, version, body }: Answer, correlationId: string): Message {
  const { types } = rhea;
  return {
    correlation_id: correlationId,
    message_annotations: {
      status: types.wrap_int(status),
      ...(version === undefined ? {} : { version: types.wrap_long(version) }),
    },
    body: data(body),
  };
}

function data(text: string): unknown {
  return rhea.message.data_section(Buffer.from(text));
}
