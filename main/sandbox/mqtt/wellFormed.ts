/** What a packet must keep to beyond its layout, which the parser checks. Source: OASIS MQTT 3.1.1, 1.5.3 and 2.3.1. Pure. */
import type { Packet } from 'mqtt-packet';

export function isWellFormed(packet: Packet): boolean {
  return hasMessageId(packet) && textsOf(packet).every(isUtf8);
}

function hasMessageId(packet: Packet): boolean {
  switch (packet.cmd) {
    case 'publish':
      return packet.qos === 0 || packet.messageId !== 0;
    case 'subscribe':
    case 'unsubscribe':
      return packet.messageId !== 0;
    default:
      return true;
  }
}

function textsOf(packet: Packet): readonly string[] {
  switch (packet.cmd) {
    case 'connect':
      return [packet.clientId, packet.username ?? '', packet.will?.topic ?? ''];
    case 'publish':
      return [packet.topic];
    case 'subscribe':
      return packet.subscriptions.map(({ topic }) => topic);
    case 'unsubscribe':
      return packet.unsubscriptions;
    default:
      return [];
  }
}

/**
 * The parser puts U+FFFD where bytes are no UTF-8. Nothing IoT Hub names in a topic may hold that character unescaped, so
 * it is taken for such a place.
 */
function isUtf8(text: string): boolean {
  return !text.includes('\u0000') && !text.includes('\uFFFD');
}
