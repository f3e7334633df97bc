import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOfClientId, isUserNameOf } from '../../../../main/sandbox/mqtt/clientIdentity';
import { readPropertyBag, writePropertyBag } from '../../../../main/sandbox/mqtt/propertyBag';
import { isOwnFilter, readTopic } from '../../../../main/sandbox/mqtt/topics';
import { isWellFormed } from '../../../../main/sandbox/mqtt/wellFormed';

const host = 'sandbox.siteward.localhost';
const device = { deviceId: 'd' };
const module = { deviceId: 'd', moduleId: 'm' };

describe('a user name', () => {
  it.each([
    `${host}/d/?api-version=2021-04-12&DeviceClientType=azure-iot-device%2F1.18.4%20(node%20v20)`,
    `${host}/d/?api-version=2021-04-12&model-id=dtmi%3Aa%3Bb&DeviceClientType=x`,
    `${host}/d/?DeviceClientType=x&api-version=2020-09-30`,
    `${host}/d/api-version=2016-11-14`,
    `${host}/d`,
    `${host.toUpperCase()}/d/?api-version=2021-04-12`,
  ])('is that of the device: %s', (userName) => {
    expect(isUserNameOf(userName, host, 'd')).toBe(true);
    expect(isUserNameOf(userName, host, 'e')).toBe(false);
    expect(isUserNameOf(userName, host, 'd/m')).toBe(false);
  });

  it('is that of the module', () => {
    expect(isUserNameOf(`${host}/d/m/?api-version=2021-04-12`, host, 'd/m')).toBe(true);
    expect(isUserNameOf(`${host}/d/m/?api-version=2021-04-12`, host, 'd')).toBe(false);
  });
});

describe('a client id', () => {
  it.each<[string, unknown]>([
    ['d', device],
    ['d/m', module],
    ['', null],
    ['/', null],
    ['d/', null],
    ['/m', null],
    ['d/m/x', null],
  ])('"%s" is %j', (clientId, identity) => {
    expect(identityOfClientId(clientId)).toEqual(identity);
  });
});

describe('a topic', () => {
  it.each([
    ['devices/d/messages/events', { kind: 'telemetry', propertyBag: '' }],
    ['devices/d/messages/events/', { kind: 'telemetry', propertyBag: '' }],
    ['devices/d/messages/events/?a=b', { kind: 'telemetry', propertyBag: 'a=b' }],
    ['devices/d/modules/m/messages/events/a=b', null],
    ['devices/e/messages/events/', null],
    ['devices/d/messages/eventsx', null],
    ['$iothub/twin/GET/?$rid=a%26+b', { kind: 'twinGet', requestId: 'a%26+b' }],
    [
      '$iothub/twin/PATCH/properties/reported/?$rid=1&$version=3',
      { kind: 'reportedPatch', requestId: '1', version: 3 },
    ],
    ['$iothub/methods/res/200/?$rid=ab', { kind: 'methodResponse', status: 200, requestId: 'ab' }],
    ['$iothub/methods/POST/x/?$rid=1', null],
  ])('%s means %j to a device', (topic, publication) => {
    expect(readTopic(topic, device)).toEqual(publication);
  });

  it('of any other form is nobody’s, to publish to or to subscribe to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/^(\$iothub|devices)\//.test(text));
        expect(readTopic(text, module)).toBeNull();
        expect(isOwnFilter(text, module)).toBe(false);
      }),
    );
  });
});

describe('properties', () => {
  const texts = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));

  it('arrive as they were sent, whatever characters they have', () => {
    fc.assert(
      fc.property(texts, texts, (systemProperties, others) => {
        const properties = Object.fromEntries(
          Object.entries(others).filter(([key]) => !key.startsWith('$.')),
        );
        const bag = writePropertyBag({
          systemProperties,
          properties,
          acknowledgement: 'none',
          expiresAtMs: null,
          body: Buffer.alloc(0),
        });
        expect(bag).not.toContain('/');
        expect(readPropertyBag(bag)).toEqual({ systemProperties, properties });
      }),
    );
  });

  it('may have the name that would change every object', () => {
    const { properties } = readPropertyBag('__proto__=a&constructor=b');
    expect(Object.entries(properties)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('are refused when they are not percent-encoded UTF-8', () => {
    expect(() => readPropertyBag('a=%E0%A4%A')).toThrow(URIError);
  });
});

describe('a packet', () => {
  it('is malformed with text that is no UTF-8 or holds U+0000', () => {
    const publish = { cmd: 'publish', payload: '', qos: 0, dup: false, retain: false } as const;
    expect(isWellFormed({ ...publish, topic: 'ä' })).toBe(true);
    for (const topic of ['a\u0000', 'a\uFFFD']) expect(isWellFormed({ ...publish, topic })).toBe(false);
    expect(
      isWellFormed({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: '\uFFFD', qos: 0 }] }),
    ).toBe(false);
  });

  it('is malformed with a message id of nought', () => {
    const publish = { cmd: 'publish', topic: 't', payload: '', dup: false, retain: false } as const;
    expect(isWellFormed({ ...publish, qos: 1, messageId: 0 })).toBe(false);
    expect(isWellFormed({ ...publish, qos: 1, messageId: 1 })).toBe(true);
    expect(isWellFormed({ cmd: 'unsubscribe', messageId: 0, unsubscriptions: ['t'] })).toBe(false);
  });
});
