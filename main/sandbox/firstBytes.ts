/** Which protocol a client speaks, by the first bytes it sends. Pure. */

export type Protocol = 'mqtt' | 'amqp' | 'http';

/** The fixed header of an MQTT CONNECT packet (OASIS MQTT 3.1.1, 2.2 and 3.1). */
const mqttConnect = 0x10;
/** What opens an AMQP connection, with or without SASL (OASIS AMQP 1.0, part 2, 2.2). */
const amqpHeader = Buffer.from('AMQP');

/** Null while there are too few bytes to tell; whatever is neither MQTT nor AMQP is for the HTTP parser to judge. */
export function protocolOf(bytes: Buffer): Protocol | null {
  if (bytes.length === 0) return null;
  if (bytes[0] === mqttConnect) return 'mqtt';
  const begin = bytes.subarray(0, amqpHeader.length);
  if (!amqpHeader.subarray(0, begin.length).equals(begin)) return 'http';
  return begin.length < amqpHeader.length ? null : 'amqp';
}
