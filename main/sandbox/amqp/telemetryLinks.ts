/** Links on which devices and modules send telemetry: accepted when it is kept. */
import type { AmqpError, Delivery, Message } from 'rhea';
import { HubError } from '../hubError';
import type { DeviceSide } from '../ports';
import type { Reader, Turns } from '../turns';
import { identityAt, isDeviceLink } from './addresses';
import { givesToClient, type LinkKind, takesFromClient } from './linkKind';
import { readMessages } from './messages';
import type { OpenDevices } from './openDevices';
import { refusalIn } from './refusals';

const isEvents = isDeviceLink('events');

/** How many messages a client may send before the first of them is answered. */
const credit = 250;
/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md. */
const largestMessageBytes = 256 * 1024;

const notKept: AmqpError = {
  condition: 'amqp:internal-error',
  description: 'The message could not be kept.',
};

interface Arrival {
  readonly delivery: Delivery;
  readonly message: Message | Buffer;
  refusal: AmqpError | null;
}

/** What comes in one turn is kept together, and answered after that. */
export function telemetryLinks(devices: OpenDevices, side: DeviceSide, turns: Turns): LinkKind {
  return takesFromClient(isEvents, (link, address, peer) => {
    const identity = identityAt(address);
    devices.join(link, identity, peer);
    let arrivals: Arrival[] = [];
    const keep = ({ message, delivery }: Arrival): AmqpError | null => {
      try {
        for (const { systemProperties, properties, body } of readMessages(message, delivery.format)) {
          if (body.length > largestMessageBytes) {
            throw new HubError('MessageTooLarge', `The message has more than ${largestMessageBytes} bytes.`);
          }
          side.acceptMessage({ from: identity, systemProperties, properties, body });
        }
        return null;
      } catch (error) {
        return refusalIn(error);
      }
    };
    const reader: Reader = {
      read: () => {
        for (const arrival of arrivals) arrival.refusal = keep(arrival);
      },
      afterwards: (isKept) => {
        const answered = arrivals;
        arrivals = [];
        for (const { delivery, refusal } of answered) {
          if (!isKept) delivery.reject(notKept);
          else if (refusal) delivery.reject(refusal);
          else delivery.accept();
        }
        if (link.is_open()) link.add_credit(answered.length);
      },
    };
    link.on('message', ({ message, delivery }) => {
      if (!message || !delivery) return;
      arrivals.push({ message, delivery, refusal: null });
      turns.add(reader);
    });
    link.add_credit(credit);
  });
}

/** Where modules listen for messages routed from others, of which a hub without an edge has none. */
export function inputLinks(devices: OpenDevices): LinkKind {
  return givesToClient(
    (address) => isEvents(address) && identityAt(address).moduleId !== undefined,
    (link, address, peer) => {
      devices.join(link, identityAt(address), peer);
    },
  );
}
