import { describe, expect, it } from 'vitest';
import { protocolOf } from '../../../main/sandbox/firstBytes';

describe('the first bytes of a client', () => {
  it.each([
    ['an MQTT CONNECT', Buffer.from([0x10, 0x20]), 'mqtt'],
    ['an AMQP header', Buffer.from('AMQP\0\x01\0\0'), 'amqp'],
    ['an AMQP header that asks for SASL', Buffer.from('AMQP\x03\x01\0\0'), 'amqp'],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1'), 'http'],
    ['an HTTP method with the same first letter as AMQP', Buffer.from('ACL'), 'http'],
    ['what no protocol begins with', Buffer.from([0xff]), 'http'],
  ])('are those of %s', (_, bytes, protocol) => {
    expect(protocolOf(bytes)).toBe(protocol);
  });

  it.each(['', 'A', 'AM', 'AMQ'])('do not tell enough yet: "%s"', (text) => {
    expect(protocolOf(Buffer.from(text))).toBeNull();
  });
});
