import fc from 'fast-check';
import mqttPacket, { type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { createFrameCutter } from '../../../../main/sandbox/mqtt/frames';

const packet = fc.oneof(
  fc.record({ cmd: fc.constant('pingreq' as const) }),
  fc.record({
    cmd: fc.constant('publish' as const),
    topic: fc.string({ minLength: 1, maxLength: 300 }),
    payload: fc.uint8Array({ maxLength: 40_000 }).map((bytes) => Buffer.from(bytes)),
    qos: fc.constant(0 as const),
    dup: fc.constant(false),
    retain: fc.boolean(),
  }),
);

function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((begin, index) => bytes.subarray(begin, ends[index] ?? bytes.length));
}

describe('what a client sends', () => {
  it('is cut into the packets it was made of, however it arrives', () => {
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 6 }), fc.array(fc.nat(200_000)), (packets, places) => {
        const frames = packets.map((each) => mqttPacket.generate(each satisfies Packet));
        const cut = createFrameCutter(100_000);
        const received = cutAt(Buffer.concat(frames), places).flatMap((chunk) => cut(chunk).map(String));
        expect(received).toEqual(frames.map(String));
      }),
    );
  });

  it('is cut when it comes byte by byte', () => {
    const frame = Buffer.concat([Buffer.from([0x30, 0x90, 0x4e]), Buffer.alloc(10_000, 7)]);
    const cut = createFrameCutter(100_000);
    const received = [...frame].flatMap((byte) => cut(Buffer.of(byte)));
    expect(received).toEqual([frame]);
  });

  it('is refused as soon as a packet says that it is longer than allowed', () => {
    const cut = createFrameCutter(1000);
    expect(cut(Buffer.from([0x30]))).toEqual([]);
    expect(cut(Buffer.from([0xff]))).toEqual([]);
    expect(() => cut(Buffer.from([0x7f]))).toThrow(RangeError);
  });

  it('may be exactly as long as allowed', () => {
    const frame = Buffer.concat([Buffer.from([0x30, 98]), Buffer.alloc(98)]);
    expect(createFrameCutter(100)(frame)).toEqual([frame]);
    expect(() => createFrameCutter(99)(frame)).toThrow(RangeError);
  });

  it('is refused when its length has no end', () => {
    expect(() => createFrameCutter(1000)(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]))).toThrow(RangeError);
  });
});
