/** Numbers of one kind, one per row, in as few bytes as they need. */
export type Column = Uint8Array | Uint16Array | Uint32Array

/** The first `count` values in the narrowest column that holds them; `largest` of them where that is known. */
export function narrowed(values: Column, count: number, largest?: number): Column {
  const taken = values.subarray(0, count)
  const column = columnFor(largest ?? bitsOf(taken), count)
  column.set(taken)
  return column
}

/** All values, or-ed, up to where they need the widest column. */
function bitsOf(values: Column): number {
  let bits = 0
  for (let i = 0; i < values.length && bits >>> 16 === 0; i++) bits |= values[i]!
  return bits
}

function columnFor(bits: number, count: number): Column {
  if (bits >>> 16 !== 0) return new Uint32Array(count)
  return bits > 0xff ? new Uint16Array(count) : new Uint8Array(count)
}

/** A copy of a typed array with room for `length` elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array)
  return copy
}
