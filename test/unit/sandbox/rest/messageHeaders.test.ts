import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../main/sandbox/ports';
import { messagesIn } from '../../../../main/sandbox/rest/messageBatch';
import { headersOf, pairsOf, propertiesIn } from '../../../../main/sandbox/rest/messageHeaders';

describe('headers of a message from a device', () => {
  it('are its properties, names of system properties in any case', () => {
    const raw = ['IoTHub-MessageId', 'm', 'iothub-app-Kind', 'k', 'Host', 'h', 'dt-subject', 's'];
    expect(propertiesIn(pairsOf(raw))).toEqual({
      systemProperties: { mid: 'm', sub: 's' },
      properties: { Kind: 'k' },
    });
  });

  it('may have the name that would change every object', () => {
    const { properties } = propertiesIn([['iothub-app-__proto__', 'a']]);
    expect(Object.entries(properties)).toEqual([['__proto__', 'a']]);
  });
});

describe('headers of a message to a device', () => {
  it('are legal, whatever properties it has', () => {
    const texts = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, fc.string({ unit: 'grapheme' }), (properties, mid) => {
        const headers = headersOf({
          lockToken: 't',
          sequence: 1,
          enqueuedAtMs: 0,
          deliveryCount: 0,
          message: {
            systemProperties: { mid },
            properties,
            acknowledgement: 'none',
            expiresAtMs: null,
            body: Buffer.alloc(0),
          },
        });
        for (const [name, value] of Object.entries(headers)) {
          validateHeaderName(name);
          validateHeaderValue(name, value);
        }
        expect(Object.keys(headers).length).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

describe('a batch of messages', () => {
  it('is a batch or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          // What fast-check makes is JSON.
          expect(messagesIn(value as JsonValue).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ codeName: 'ArgumentInvalid' });
        }
      }),
    );
  });

  it('keeps bodies and properties', () => {
    expect(
      messagesIn([{ body: 'AP8=', properties: { 'IOTHUB-APP-a': 'b', 'iothub-contenttype': 'text/plain' } }]),
    ).toEqual([
      { body: Buffer.from([0, 255]), properties: { a: 'b' }, systemProperties: { ct: 'text/plain' } },
    ]);
  });
});
