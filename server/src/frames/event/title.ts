import { titledEvent } from '../../model/codes/eventTitles.ts'
import { textEnd, textStart } from '../blanks.ts'
import { UNKNOWN } from './judge.ts'
import { EVENT_ID, TITLE } from './slots.ts'
import type { Slots } from './slotValues.ts'

const FEED = 10
const BLANK = 32
const DOT = 46
const COLON = 58

/** Keeps the first sentence of the description at `[start, end)` where no number of the event is stated: up to a full stop or colon, or the end of its line. */
export function keepTitle({ from, to }: Slots, bytes: Uint8Array, start: number, end: number): void {
  if (to[EVENT_ID]! > from[EVENT_ID]!) return
  const first = textStart(bytes, start, end)
  let last = first
  while (last < end && bytes[last] !== FEED && !endsSentence(bytes, last, end)) last++
  if (last < end && bytes[last] !== FEED) last++
  from[TITLE] = first
  to[TITLE] = textEnd(bytes, first, last)
}

const endsSentence = (bytes: Uint8Array, at: number, end: number): boolean =>
  (bytes[at] === DOT || bytes[at] === COLON) && (at + 1 === end || bytes[at + 1]! <= BLANK)

const decoder = new TextDecoder('latin1')

/** The number of the event whose title stands at `[start, end)`, which others may share. */
export const titledIn = (bytes: Uint8Array, start: number, end: number): number =>
  titledEvent(decoder.decode(bytes.subarray(start, end))) ?? UNKNOWN
