import type { Slots } from '../../frames/event/slotValues.ts'
import { readHead, type Shape, shapeOf } from './head.ts'
import { beginsBlock, lineEnd, newProperty, propertyAt, readBlock, readList } from './list.ts'
import { isDigit, spellsAt } from './marks.ts'
import { unwrapped } from './unwrap.ts'

const TAB = 9
const BLANK = 32

/** What a line begins: an event of some shape, on one line or on several. */
export type Beginning = Shape | 'block' | 'list'

/** Shapes of one line; others go on to the next event. */
export const ONE_LINE: ReadonlySet<Beginning> = new Set<Beginning>(['snare', 'ossec', 'ntsyslog', 'dumpel'])

/** What the line at `[start, end)` begins; undefined for one that begins nothing. A property begins a list only where one may begin. */
export function beginningAt(bytes: Uint8Array, start: number, end: number): Beginning | undefined {
  if (bytes[start]! <= BLANK) return undefined
  if (beginsBlock(bytes, start, end)) return 'block'
  return shapeOf(bytes, start, end) ?? (propertyAt(bytes, start, end, newProperty()) ? 'list' : undefined)
}

/** Reads a description: `readMessage`, or a reader that remembers those before. */
export type MessageReader = (slots: Slots, bytes: Uint8Array, start: number, end: number) => void

/** Notes where the values of the event at `[start, end)` lie: in the bytes that are returned. */
export function readRecord(
  readMessage: MessageReader,
  slots: Slots,
  bytes: Uint8Array,
  beginning: Beginning,
  start: number,
  end: number,
): { readonly bytes: Uint8Array; readonly places?: Int32Array } {
  slots.from.fill(0)
  slots.to.fill(0)
  if (beginning === 'list') {
    const whole = unwrapped(bytes, start, end)
    if (whole === undefined) readList(readMessage, slots, bytes, start, end)
    else readList(readMessage, slots, whole.bytes, 0, whole.bytes.length)
    return whole ?? { bytes }
  }
  if (beginning === 'block') readBlock(readMessage, slots, bytes, start, end)
  else
    readMessage(
      slots,
      bytes,
      readHead(slots, bytes, beginning, start, lineEnd(bytes, start, end)),
      messageEnd(bytes, beginning, start, end),
    )
  return { bytes }
}

/** Where a description ends: with its event, without its line end and the number that Snare writes behind a tab. */
function messageEnd(bytes: Uint8Array, beginning: Beginning, start: number, end: number): number {
  let at = end
  while (at > start && bytes[at - 1]! <= BLANK) at--
  if (beginning !== 'snare') return at
  let number = at
  while (number > start && isDigit(bytes[number - 1])) number--
  if (number < at && bytes[number - 1] === TAB) return number - 1
  return number < at && spellsAt(bytes, number - 1, at, '#011') ? number - 1 : at
}
