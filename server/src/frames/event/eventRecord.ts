import type { EntrySink } from '../../formats/format.ts'
import { outcomeNumber } from '../../model/outcome.ts'
import { FACET_CLASS, FACET_OUTCOME } from '../../model/what.ts'
import { decimalIn, mentions } from './bytesOf.ts'
import { isRead, NAMES, slotsIn } from './dataNames.ts'
import { orderOf } from './dataOrder.ts'
import { entryReader } from './entryOf.ts'
import type { EventNotes, Unescape } from './eventNotes.ts'
import { otherVerdict } from './judge.ts'
import { epochOf, offsetOf } from './offset.ts'
import * as S from './slots.ts'
import { webEventReader } from './webEvent.ts'

/** Values without names that are kept; no event has more that are asked for. */
const MOST_UNNAMED = 64
const WEB_ROW = 6200
const FAILURE = outcomeNumber('failure')
/** Values of which a refused logon states at least one. */
const TELLING = [S.USER, S.SUBJECT, S.ADDRESS, S.STATION, S.STATUS, S.SUB_STATUS, S.CODE, S.LOGON_TYPE]
const BLANK = 32

/** The event of a log that is being read: what was noted of it, copied out of its text without escapes. One for each file. */
export interface EventRecord extends EventNotes {
  /** Forgets the event before. */
  begin(): void
  states(slot: number): boolean
  /** Makes the draft of an entry; the answer is undefined, or the reason why this is no entry. */
  read(sink: EntrySink): string | undefined
}

export function eventRecord(unescape: Unescape): EventRecord {
  const slots = { from: new Int32Array(S.SLOTS), to: new Int32Array(S.SLOTS) }
  const names = { from: new Int32Array(NAMES), to: new Int32Array(NAMES) }
  const unnamed = { from: new Int32Array(MOST_UNNAMED), to: new Int32Array(MOST_UNNAMED) }
  const readEntry = entryReader(slots)
  const readRow = webEventReader(names, slots)
  let scratch = new Uint8Array(8192)
  let used = 0
  let count = 0
  let noted = 0

  /** Copies a value without the blanks around it. */
  function copy(
    to: { readonly from: Int32Array; readonly to: Int32Array },
    place: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    escaped: boolean,
  ) {
    let first = start
    let last = end
    while (first < last && bytes[first]! <= BLANK) first++
    while (last > first && bytes[last - 1]! <= BLANK) last--
    if (used + last - first + 8 > scratch.length) scratch = enlarged(scratch, used + last - first)
    to.from[place] = used
    if (escaped) used = unescape(bytes, first, last, scratch, used)
    else for (let i = first; i < last; i++) scratch[used++] = bytes[i]!
    to.to[place] = used
  }

  /** Puts the values that have names into the slots they have in this event. */
  function settle(event: number): void {
    const slotOf = slotsIn(event)
    for (let name = 0; name < NAMES; name++) {
      const slot = slotOf[name]!
      if (slot < 0 || names.to[name] === names.from[name]) continue
      slots.from[slot] = names.from[name]!
      slots.to[slot] = names.to[name]!
    }
  }

  function nameUnnamed(event: number): void {
    const order = orderOf(event, count)
    for (let i = 0; i < Math.min(count, order.length); i++) {
      const name = order[i]!
      if (name < 0 || names.to[name]! > names.from[name]!) continue
      names.from[name] = unnamed.from[i]!
      names.to[name] = unnamed.to[i]!
    }
  }

  function settleTime(sink: EntrySink, start: number, end: number): void {
    const epoch = epochOf(scratch, start, end)
    sink.time = Number.isNaN(epoch) ? sink.time - offsetOf(scratch, start, end) : epoch
  }

  const isWebRow = (event: number): boolean =>
    event === WEB_ROW && mentions(scratch, slots.from[S.EVENT_SOURCE]!, slots.to[S.EVENT_SOURCE]!, 'iis')

  return {
    begin: () => {
      slots.from.fill(0)
      slots.to.fill(0)
      names.from.fill(0)
      names.to.fill(0)
      used = 0
      count = 0
      noted = 0
    },
    forgetData: () => {
      names.from.fill(0)
      names.to.fill(0)
      count = 0
    },
    states: slot => slots.to[slot]! > slots.from[slot]!,
    head: (slot, bytes, start, end, escaped) => copy(slots, slot, bytes, start, end, escaped),
    data: (name, bytes, start, end, escaped) => {
      noted++
      if (name >= 0 && isRead[name] === 1) copy(names, name, bytes, start, end, escaped)
    },
    unnamed: (bytes, start, end, escaped) => {
      if (count < MOST_UNNAMED) copy(unnamed, count++, bytes, start, end, escaped)
    },
    read: sink => {
      const event = decimalIn(scratch, slots.from[S.EVENT_ID]!, slots.to[S.EVENT_ID]!)
      if (count > 0) nameUnnamed(event)
      settle(event)
      const because = readEntry(scratch, sink)
      if (because !== undefined) return because
      if (sink.what[FACET_OUTCOME] === FAILURE && noted > 0 && !TELLING.some(slot => slots.to[slot]! > slots.from[slot]!)) unjudge(sink)
      settleTime(sink, slots.from[S.DATE]!, slots.to[S.DATE]!)
      if (isWebRow(event)) readRow(scratch, sink)
      return undefined
    },
  }
}

/** The number of a logon event alone is not enough: other parts of Windows write it for what they filter. */
function unjudge(sink: EntrySink): void {
  sink.what[FACET_CLASS] = otherVerdict.class
  sink.what[FACET_OUTCOME] = otherVerdict.outcome
}

function enlarged(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array((length + 8) * 2)
  larger.set(bytes)
  return larger
}
