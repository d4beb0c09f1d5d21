/**
 * What bytes do in a value, by byte: 0 for one that stands in it, `ENDS` for one that ends it, or that it may not have where it is to be read unseen.
 * Others make it an escaped value: the byte alone (`STANDS_FOR`), or with the one behind it (`STANDS_FOR_NEXT`).
 */
export type Ends = Uint8Array
export const ENDS = 1
export const STANDS_FOR = 2
export const STANDS_FOR_NEXT = 3

const BLANK = 32
const TAB = 9
const RETURN = 13

/** Values that end at certain signs, and never hold a control character. */
export function endsAt(...signs: readonly number[]): Ends {
  const ends = new Uint8Array(256)
  ends.fill(ENDS, 0, BLANK)
  ends[TAB] = 0
  ends[RETURN] = 0
  for (const sign of signs) ends[sign] = ENDS
  return ends
}

/** Places of a record that are noted; one with more is not one to learn from. */
export const MOST_PLACES = 128

/** Where a record says what another one may say otherwise, in the order of its bytes: noted while it is read. */
export interface Places {
  /** Whether they are noted at all. */
  isNoted: boolean
  count: number
  readonly from: Int32Array
  readonly to: Int32Array
  ends: Ends[]
}

export const newPlaces = (): Places => ({
  isNoted: false,
  count: 0,
  from: new Int32Array(MOST_PLACES),
  to: new Int32Array(MOST_PLACES),
  ends: [],
})

export function beginPlaces(places: Places, isNoted: boolean): void {
  places.isNoted = isNoted
  places.count = 0
}

/** Makes text of some places, by their numbers. */
export function dropPlaces(places: Places, isDropped: (place: number) => boolean): void {
  let kept = 0
  for (let place = 0; place < places.count; place++) {
    if (isDropped(place)) continue
    places.from[kept] = places.from[place]!
    places.to[kept] = places.to[place]!
    places.ends[kept] = places.ends[place]!
    kept++
  }
  places.count = kept
}

/** A record in which nothing is to be learnt. */
export function spoil(places: Places): void {
  places.count = MOST_PLACES + 1
}

/**
 * Notes a value at `[start, end)` without the blanks before it, unless it is empty or would not be found to end there: then it counts as text. A value may
 * end where its record does, at `last`.
 */
export function notePlace(places: Places, bytes: Uint8Array, start: number, end: number, ends: Ends, last = -1): void {
  if (!places.isNoted) return
  let from = start
  while (from < end && bytes[from]! <= BLANK) from++
  let at = from
  while (at < end && ends[bytes[at]!] !== ENDS) at += Math.max(1, ends[bytes[at]!]! - 1)
  if (at !== end || from === end || (ends[bytes[end]!] !== ENDS && end !== last)) return
  const i = places.count++
  if (i >= MOST_PLACES) return
  if (i > 0 && from < places.to[i - 1]!) return spoil(places)
  places.from[i] = from
  places.to[i] = end
  places.ends[i] = ends
}

/** The end of a value without the blanks behind it. */
export function withoutBlanks(bytes: Uint8Array, from: number, end: number): number {
  let to = end
  while (to > from && bytes[to - 1]! <= BLANK) to--
  return to
}
