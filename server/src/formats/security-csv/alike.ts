import { AlikeBlocks } from '../../frames/alike/blocks.ts'
import type { BlockTeller } from '../../frames/alike/blockPlan.ts'
import { LF } from '../../frames/ascii.ts'
import { MOST_COLUMNS, type Row } from '../../frames/csv/row.ts'
import type { AlikeRecords } from '../../frames/csv/scan.ts'
import { EVENT_PLAN } from '../../frames/event/alikeEvents.ts'
import { COMPARED, comparedIn, makesLabel, plainEnds } from '../../frames/event/comparedValues.ts'
import { NAMING } from '../../frames/event/eventWho.ts'
import type { MessageReader } from '../../frames/event/knownMessages.ts'
import { slotFormOf } from '../../frames/event/slotForm.ts'
import { DATE, EVENT_ID } from '../../frames/event/slots.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { formOf } from '../../frames/form/form.ts'
import { beginPlaces, ENDS, type Ends, newPlaces, notePlace, type Places } from '../../frames/form/places.ts'
import type { EntrySink } from '../format.ts'
import { type Layout, MESSAGE, PAYLOAD, STRINGS } from './layout.ts'
import { areDoubled, payloadWalk } from './payload.ts'

const BLANK = 32
const QUOTE = 34
const HASH = 35
const PAREN = 40
const BACKSLASH = 92
const BAR = 124
/** A row that the format has read, up to where the next one begins, and what says how it is split. */
export interface ReadRow {
  readonly bytes: Uint8Array
  readonly row: Row
  readonly layout: Layout
  readonly next: number
  readonly delimiter: number
  /** Where its values lie in the log. */
  readonly slots: Slots
  /** Whether its description was read, and not values that stand apart. */
  readonly isDescribed: boolean
}

/**
 * Finds rows of events that have the words of one before and other values in the same places (frames/alike). `readMessage` reads their descriptions.
 */
export class AlikeEventRows implements AlikeRecords {
  private readonly blocks: AlikeBlocks
  private readonly readMessage: MessageReader
  private readonly places = newPlaces()
  private readonly walk = payloadWalk()
  /** The row that was read last, if there is something to learn from it. */
  private taken: ReadRow | undefined
  count = 0

  constructor(teller: BlockTeller, readMessage: MessageReader) {
    this.readMessage = readMessage
    const readWho: BlockTeller['readWho'] = (bytes, number, sink) =>
      !makesLabel(NAMING, teller, bytes) && teller.readWho(bytes, number, sink)
    this.blocks = new AlikeBlocks(EVENT_PLAN, { ...teller, readWho })
  }

  open(bytes: Uint8Array, end: number): void {
    this.blocks.open(bytes, end)
  }

  /** Forgets all rows: others follow, whose bytes may mean something else. */
  forget(): void {
    this.blocks.forget()
  }

  read(at: number, line: number, _moved: number, sink: EntrySink): number {
    const next = this.blocks.read(at, line, sink)
    this.count = this.blocks.line - line
    this.taken = undefined
    return next
  }

  /** Takes the row that was read, where what it says follows from its slots alone: from its description, if that is like one before. */
  take(read: ReadRow): void {
    this.taken = !read.isDescribed || this.readMessage.isKnown() ? read : undefined
  }

  learn(_time: number, sink: EntrySink): void {
    const { taken, blocks } = this
    if (taken === undefined) return
    if ((!blocks.isNew && !blocks.isAsked) || makesLabel(COMPARED, taken.slots, taken.bytes)) return
    blocks.learn(sink)
    if (blocks.isNew) this.learnForm(taken)
  }

  private learnForm(read: ReadRow): void {
    const { bytes, row, next } = read
    const start = row.starts[0]! - (isQuoted(read, 0) ? 1 : 0)
    if (row.unclosed || bytes[next - 1] !== LF || !this.notePlaces(read)) return
    const slotForm = slotFormOf(read.slots, this.places, bytes, start, next)
    const form = slotForm === undefined ? undefined : formOf(bytes, this.places, start, next, undefined)
    if (slotForm === undefined || form === undefined) return
    this.blocks.addForm(form, { ...slotForm, lines: row.breaks + 1, blankBytes: 0, beginsAlways: true, endsItself: true })
  }

  /** Notes the values of a row; false where it is none to learn from. */
  private notePlaces(read: ReadRow): boolean {
    const { bytes, row, layout } = read
    const { places } = this
    beginPlaces(places, true)
    const columns = Math.min(row.values, MOST_COLUMNS)
    for (let column = 0; column < columns; column++) {
      const holds = layout[column]
      const start = row.starts[column]!
      if (holds === MESSAGE && read.isDescribed) {
        if (!this.noteMessage(read, column)) return false
        if (column === layout.length - 1) return true
      } else if (holds === STRINGS) noteParts(bytes, start, row.ends[column]!, endsIn(read, column, BAR), places)
      else if (holds === PAYLOAD) this.notePayload(read, column)
      // In what slot a value without a name belongs, and which label means what, is said by the event.
      else if (holds !== EVENT_ID) notePlace(places, bytes, start, row.ends[column]!, endsIn(read, column), row.ends[column])
    }
    return true
  }

  /** Notes the values of a payload that are without escapes. Those that are no strings could begin a line, and with it a row. */
  private notePayload(read: ReadRow, column: number): void {
    const { bytes, row } = read
    const isDoubled = row.doubled[column] === 1
    const ends = endsIn(read, column, BACKSLASH)
    const [start, end] = [row.starts[column]!, row.ends[column]!]
    if (isDoubled && !areDoubled(bytes, start, end)) return
    this.walk(bytes, start, end, isDoubled, (_name, from, to) => {
      if (bytes[from - 1] === QUOTE) notePlace(this.places, bytes, from, to, ends)
    })
  }

  private noteMessage(read: ReadRow, column: number): boolean {
    const { places } = this
    const { bytes } = read
    const compared = comparedIn(read.slots)
    const signs = [QUOTE, isQuoted(read, column) ? QUOTE : read.delimiter]
    const first = places.count
    const isPlain = this.readMessage.notePlaces(
      places,
      bytes,
      value => compared.has(value),
      (ends, isCompared) => plainEnds(ends, isCompared, signs),
    )
    // A line of a description that begins with a value could be the beginning of a row.
    return isPlain && !places.from.subarray(first, places.count).some(value => bytes[value - 1] === LF)
  }
}

const isQuoted = ({ bytes, row }: ReadRow, column: number): boolean => {
  const before = row.starts[column]! - 1
  return bytes[before] === QUOTE && (column === 0 || before > row.ends[column - 1]!)
}

/** What ends a value of a column: control characters, quotes, and a delimiter outside of quotes; what would make another row of it; and what makes another time of a date. */
function endsIn(read: ReadRow, column: number, sign = QUOTE): Ends {
  const ends = new Uint8Array(256)
  ends.fill(ENDS, 0, BLANK)
  ends[QUOTE] = ENDS
  ends[sign] = ENDS
  if (!isQuoted(read, column)) ends[read.delimiter] = ENDS
  if (column === 0) ends[HASH] = ENDS
  if (read.layout[column] === DATE) ends[PAREN] = ENDS
  return ends
}

/** Notes the values that bars join. */
function noteParts(bytes: Uint8Array, start: number, end: number, ends: Ends, places: Places): void {
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== BAR) continue
    notePlace(places, bytes, from, at, ends, end)
    from = at + 1
  }
}
