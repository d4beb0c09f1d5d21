import { ENDS, type Ends } from '../form/places.ts'

/** Bytes of a set of signs: one for every lower half of a byte, with a bit for every upper one. */
export const SET_BYTES = 16
const ASCII = 128

/**
 * The signs that end each value, as blocks.h has them; undefined where one may end at a byte beyond ASCII, or some signs stand for others: such forms are compared by
 * `frames/form` alone.
 */
export function signsOf(ends: readonly Ends[]): Uint8Array | undefined {
  const sets = new Uint8Array(ends.length * SET_BYTES)
  for (const [value, signs] of ends.entries())
    for (let byte = 0; byte < signs.length; byte++) {
      if (signs[byte] === 0) continue
      if (signs[byte] !== ENDS || byte >= ASCII) return undefined
      sets[value * SET_BYTES + (byte & 15)]! |= 1 << (byte >> 4)
    }
  return sets
}
