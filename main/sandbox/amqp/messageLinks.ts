/** Cloud-to-device messages and the feedback about them: devices and services take them from links and settle them. */
import rhea, { type Message } from 'rhea';
import type { CloudToDevice, FeedbackDelivery } from '../cloudToDevice';
import { HubError } from '../hubError';
import type { DeviceSide } from '../ports';
import { identityAt, isDeviceLink, servicePath } from './addresses';
import { givesToClient, type LinkKind } from './linkKind';
import { deviceboundMessage } from './messages';
import type { OpenDevices } from './openDevices';
import { serveQueue } from './queueLink';

export function deviceboundLinks(
  devices: OpenDevices,
  side: Pick<DeviceSide, 'noteReceived'>,
  messages: Pick<CloudToDevice, 'receive' | 'settle' | 'onReady'>,
): LinkKind {
  return givesToClient(isDeviceLink('devicebound'), (link, address, peer) => {
    const identity = identityAt(address);
    const { deviceId, moduleId } = identity;
    if (moduleId !== undefined) {
      throw new HubError('ArgumentInvalid', 'Messages are sent to devices, not to modules.');
    }
    devices.join(link, identity, peer);
    serveQueue(
      link,
      peer,
      {
        receive: () => messages.receive(deviceId),
        settle: (lockToken, how) => messages.settle(deviceId, lockToken, how),
        onReady: (listener) => messages.onReady(deviceId, listener),
        write: deviceboundMessage,
      },
      () => side.noteReceived(identity),
    );
  });
}

/** Source: azure-iothub amqp.js; the body is as iot-hub-devguide-messages-c2d.md shows it. */
export function feedbackLinks({ feedback }: Pick<CloudToDevice, 'feedback'>, hostName: string): LinkKind {
  const [userId = ''] = hostName.split('.');
  const write = ({ records, enqueuedAtMs, lockToken }: FeedbackDelivery): Message => ({
    user_id: userId,
    content_type: 'application/vnd.microsoft.iothub.feedback.json',
    message_annotations: {
      'iothub-enqueuedtime': rhea.types.wrap_timestamp(enqueuedAtMs),
      'x-opt-lock-token': lockToken,
    },
    body: rhea.message.data_section(Buffer.from(JSON.stringify(records))),
  });
  return givesToClient(
    (address) => servicePath(address) === 'messages/servicebound/feedback',
    (link, _address, peer) => {
      peer.authorizeService('readFeedback');
      serveQueue(link, peer, { ...feedback, write });
    },
  );
}

const fileNotifications = [
  'messages/servicebound/filenotifications',
  'messages/servicebound/fileuploadnotifications',
];

/** The hub takes no files, so there is nothing to tell of them. */
export function fileNotificationLinks(): LinkKind {
  return givesToClient(
    (address) => fileNotifications.includes(servicePath(address)),
    () => {
      throw new HubError('NotImplemented', 'The embedded hub takes no files and notifies of none.');
    },
  );
}
