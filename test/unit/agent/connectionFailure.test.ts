import { describe, expect, it } from 'vitest';
import { connectionFailureOf, isOrderlyClose } from '../../../main/agent/connectionFailure';

/** As azure-iot-device-mqtt wraps whatever went wrong on a first connection. */
const onFirstConnection = (words: string): Error =>
  Object.assign(new Error(`mqtt.js returned Failure on first connection (Not authorized): ${words} error`), {
    name: 'UnauthorizedError',
  });

describe('why a connection failed', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:8883', 'unreachable'],
    ['getaddrinfo ENOTFOUND hub.azure-devices.net', 'unreachable'],
    ['Connection refused: Server unavailable', 'unreachable'],
    ['unable to verify the first certificate', 'tlsUntrusted'],
    ["Hostname/IP does not match certificate's altnames: Host: localhost.", 'tlsUntrusted'],
    ['Connection refused: Not authorized', 'unauthorized'],
    ['Connection refused: Bad username or password', 'unauthorized'],
    ['Connection refused: Identifier rejected', 'unauthorized'],
  ])('is read from the SDK’s words: %s', (words, reason) => {
    expect(connectionFailureOf(onFirstConnection(words))).toEqual({ reason, detail: words });
  });

  it('is told over AMQP by the SDK’s name for it', () => {
    const refused = Object.assign(new Error('Unauthorized: the credential is not that of the device.'), {
      name: 'UnauthorizedError',
    });
    expect(connectionFailureOf(refused)).toEqual({ reason: 'unauthorized', detail: refused.message });
  });

  it('is told by the code of the socket where the SDK kept it', () => {
    const socket = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' });
    const wrapped = Object.assign(new Error('certificate has expired'), {
      transportError: Object.assign(new Error('lost'), { transportError: socket }),
    });
    expect(connectionFailureOf(wrapped).reason).toBe('tlsUntrusted');
  });

  it('holds no credential', () => {
    const { detail } = connectionFailureOf(new Error('bad SharedAccessSignature sr=h&sig=abc%3D&se=1'));
    expect(detail).not.toContain('abc');
  });

  it('stays open when what was thrown is no error', () => {
    expect(connectionFailureOf(undefined)).toEqual({ reason: 'unreachable', detail: null });
  });
});

describe('a connection that ended', () => {
  it('ended in order when no error of the socket came with it', () => {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    expect(isOrderlyClose(undefined)).toBe(true);
    expect(isOrderlyClose(new Error('closed'))).toBe(true);
    expect(isOrderlyClose(Object.assign(new Error('lost'), { transportError: reset }))).toBe(false);
  });

  it('broke over AMQP when the SDK says no more than that', () => {
    expect(isOrderlyClose(new Error('AMQP client disconnected'))).toBe(true);
    expect(isOrderlyClose(new Error('rhea: connection disconnected'))).toBe(false);
  });
});
