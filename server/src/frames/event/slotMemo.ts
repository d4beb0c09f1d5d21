import { isSameText, type Memory, memoryOf } from '../form/form.ts'
import type { Slots } from './slotValues.ts'

/** Values that are remembered at a time, a power of two. */
const PLACES = 256
const ROUND = 0x9e3779b1 | 0

/** The values that some slots of an event had, one behind the other, and how long each of them is. */
interface Kept {
  readonly text: Memory
  readonly lengths: Int32Array
}

/** Remembers the values of some slots, so that what follows from them has to be found once. One for each file. */
export interface SlotMemo {
  /** Numbers of places are below this. */
  readonly places: number
  /** The place of the values; -1 where they are not known. */
  recall(memory: Memory, slots: Slots): number
  /** Remembers the values that were not recalled, maybe in place of others, and returns where. */
  learn(memory: Memory, slots: Slots): number
}

export function slotMemo(chosen: readonly number[]): SlotMemo {
  const kept = Array<Kept | undefined>(PLACES).fill(undefined)
  /** The place where the values that were asked for last are looked for first; they may also lie in the one beside it. */
  let first = 0

  const isAt = (place: number, memory: Memory, slots: Slots): boolean => {
    const known = kept[place]
    return known !== undefined && isKept(known, chosen, memory, slots)
  }

  return {
    places: PLACES,
    recall: (memory, slots) => {
      first = placeOf(chosen, memory, slots)
      if (isAt(first, memory, slots)) return first
      return isAt(first ^ 1, memory, slots) ? first ^ 1 : -1
    },
    learn: (memory, slots) => {
      const place = kept[first] !== undefined && kept[first ^ 1] === undefined ? first ^ 1 : first
      kept[place] = keptOf(chosen, memory, slots)
      return place
    },
  }
}

/** Length and last letters of every value: they tell most of them apart. */
function placeOf(chosen: readonly number[], { view }: Memory, { from, to }: Slots): number {
  let hash = 0
  for (let i = 0; i < chosen.length; i++) {
    const end = to[chosen[i]!]!
    const length = end - from[chosen[i]!]!
    if (length <= 0) continue
    const last = length >= 4 ? view.getInt32(end - 4, true) : view.getUint8(end - 1)
    const before = length >= 8 ? view.getInt32(end - 8, true) : 0
    hash = Math.imul(hash ^ last ^ (before << 5) ^ (length << 16) ^ i, ROUND)
    hash ^= hash >>> 15
  }
  return (hash ^ (hash >>> 8)) & (PLACES - 1)
}

function isKept({ text, lengths }: Kept, chosen: readonly number[], memory: Memory, { from, to }: Slots): boolean {
  let at = 0
  for (let i = 0; i < chosen.length; i++) {
    const start = from[chosen[i]!]!
    const length = Math.max(0, to[chosen[i]!]! - start)
    if (length !== lengths[i]) return false
    if (length > 0 && !isSameText(memory, start, text, at, length)) return false
    at += length
  }
  return true
}

function keptOf(chosen: readonly number[], { bytes }: Memory, { from, to }: Slots): Kept {
  const lengths = Int32Array.from(chosen, slot => Math.max(0, to[slot]! - from[slot]!))
  const text = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let at = 0
  chosen.forEach((slot, i) => {
    const start = from[slot]!
    text.set(bytes.subarray(start, start + lengths[i]!), at)
    at += lengths[i]!
  })
  return { text: memoryOf(text), lengths }
}
