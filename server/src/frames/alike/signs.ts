import { ENDS, type Ends, endsAt } from '../form/places.ts'

const CONTROLS = endsAt()
const BLANK = 32

/**
 * The sign that ends each value beside control characters, 0 where none does; undefined where one has several, or some signs stand for others: such forms are
 * compared by `frames/form` alone.
 */
export function signsOf(ends: readonly Ends[]): Int32Array | undefined {
  const signs = ends.map(signOf)
  return signs.includes(undefined) ? undefined : Int32Array.from(signs as number[])
}

function signOf(ends: Ends): number | undefined {
  let sign = 0
  for (let byte = 0; byte < ends.length; byte++) {
    if (ends[byte] === CONTROLS[byte]) continue
    if (ends[byte] !== ENDS || sign !== 0 || byte < BLANK) return undefined
    sign = byte
  }
  return sign
}
