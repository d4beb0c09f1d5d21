import { ROLE_SOURCE, ROLE_USER, ROLE_VIA } from '../../model/identity.ts'
import type { EntrySink } from '../format.ts'

/**
 * Sign-ins whose names were read already: a log writes each of them at least twice (`Entered`, `Returns`), and most of them over and over. The key is
 * the text from the domain prefix to the last name, byte by byte; a text that meets another one at its place replaces it.
 */
export interface LogonMemo {
  /** Drafts the names of the text `[start, end)` as they were read before, and returns the number of its kind; -1 where they were not. */
  recall(bytes: DataView, start: number, end: number, sink: EntrySink): number
  /** Keeps the names that the draft has got from the text `[start, end)`, and the number of its kind. */
  keep(bytes: DataView, start: number, end: number, kind: number, sink: EntrySink): void
}

/** Places of a memo, at first and at most. */
const FEWEST = 1 << 8
const MOST = 1 << 14
/** Bytes of a text; a longer one is read anew every time. */
const LONGEST = 128
const SHORTEST = 8
/** What is kept of a text: user, source, via and kind. */
const NAMES = 4

export function logonMemo(): LogonMemo {
  let memo = emptyMemo(FEWEST)
  let kept = 0
  return {
    recall: (bytes, start, end, sink) => {
      const length = end - start
      if (length < SHORTEST || length > LONGEST) return -1
      const place = placeOf(bytes, start, end) & memo.mask
      if (memo.lengths[place] !== length || !isEqual(bytes, start, memo.texts, place * LONGEST, length)) return -1
      draftNames(memo.names, place * NAMES, sink)
      return memo.names[place * NAMES + 3]!
    },
    keep: (bytes, start, end, kind, sink) => {
      const length = end - start
      if (length < SHORTEST || length > LONGEST) return
      if (kept++ > memo.mask && memo.mask + 1 < MOST) memo = emptyMemo((memo.mask + 1) * 8)
      const place = placeOf(bytes, start, end) & memo.mask
      memo.lengths[place] = length
      for (let i = 0; i < length; i++) memo.texts.setUint8(place * LONGEST + i, bytes.getUint8(start + i))
      const { who } = sink
      memo.names.set([who[ROLE_USER]!, who[ROLE_SOURCE]!, who[ROLE_VIA]!, kind], place * NAMES)
    },
  }
}

const emptyMemo = (places: number) => ({
  mask: places - 1,
  lengths: new Uint8Array(places),
  texts: new DataView(new ArrayBuffer(places * LONGEST)),
  names: new Uint32Array(places * NAMES),
})

function draftNames(names: Uint32Array, at: number, sink: EntrySink): void {
  const user = names[at]!
  const source = names[at + 1]!
  const via = names[at + 2]!
  if (sink.recall(user, source, via)) return
  sink.who[ROLE_USER] = user
  sink.who[ROLE_SOURCE] = source
  sink.who[ROLE_VIA] = via
}

/** Bytes at a text's end that decide its place: the names that differ most. */
const TELLING = 40

/** Four bytes at a time; the last step may take some of them a second time. */
function placeOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start
  for (let i = Math.max(start, end - TELLING); i < end - 4; i += 4) hash = Math.imul(hash ^ bytes.getInt32(i, true), 0x9e3779b1)
  hash = Math.imul(hash ^ bytes.getInt32(end - 4, true), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

function isEqual(a: DataView, at: number, b: DataView, bt: number, length: number): boolean {
  for (let i = 0; i < length - 4; i += 4) if (a.getInt32(at + i, true) !== b.getInt32(bt + i, true)) return false
  return a.getInt32(at + length - 4, true) === b.getInt32(bt + length - 4, true)
}
