/** Numbers of one kind, one per row, in as few bytes as they need. */
export type Column = Uint8Array | Uint16Array | Uint32Array

/** The first `count` values in the narrowest column that holds them. */
export function narrowed(values: Column, count: number): Column {
  const taken = values.subarray(0, count)
  const column = columnFor(largestOf(taken), count)
  column.set(taken)
  return column
}

function largestOf(values: Column): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!
  return largest
}

function columnFor(largest: number, count: number): Column {
  if (largest <= 0xff) return new Uint8Array(count)
  return largest <= 0xffff ? new Uint16Array(count) : new Uint32Array(count)
}

/** A copy of a typed array with room for `length` elements. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length)
  copy.set(array)
  return copy
}
