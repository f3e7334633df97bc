/** Typed arrays that grow: room for `needed` members, what was in them kept. */

/** Bytes of their own, from the beginning of their buffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

type TypedArray = Bytes | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** The same array while it has room. */
export function withRoom<A extends TypedArray>(array: A, needed: number): A {
  if (needed <= array.length) return array;
  // Every typed array's constructor takes a length; TypeScript has no type for `constructor` that says so.
  const make = array.constructor as new (length: number) => A;
  const larger = new make(Math.max(needed, 1024, Math.ceil(array.length * 1.4)));
  larger.set(array);
  return larger;
}
