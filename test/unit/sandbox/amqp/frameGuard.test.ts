import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameGuard } from '../../../../main/sandbox/amqp/frameGuard';

const header = Buffer.from('AMQP\0\x01\0\0');

function frame(bytes: number): Buffer {
  const frame = Buffer.alloc(bytes);
  frame.writeUInt32BE(bytes);
  return frame;
}

describe('the guard of AMQP frames', () => {
  it('lets headers and bearable frames pass, however they are cut', () => {
    const whole = Buffer.concat([header, frame(8), frame(100), header, frame(64)]);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length)), (cuts) => {
        const isBearable = createFrameGuard(100);
        const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        return places.slice(1).every((end, index) => isBearable(whole.subarray(places[index], end)));
      }),
    );
  });

  it.each([
    ['larger than it may be', 101],
    ['of the largest size there is', 0xffffffff],
    ['too small for its own head', 7],
    ['of no size', 0],
  ])('stops a frame %s before its bytes come', (_, bytes) => {
    const begin = Buffer.alloc(4);
    begin.writeUInt32BE(bytes);
    const isBearable = createFrameGuard(100);
    expect(isBearable(header)).toBe(true);
    expect(isBearable(begin)).toBe(false);
  });
});
