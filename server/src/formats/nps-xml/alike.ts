import { AlikeBlocks } from '../../frames/alike/blocks.ts'
import type { BlockPlan, BlockTeller } from '../../frames/alike/blockPlan.ts'
import { readRows } from '../../frames/alike/readRows.ts'
import { groupsUnder } from '../../frames/alike/slots.ts'
import { CR, LF } from '../../frames/ascii.ts'
import { ESCAPED, type NotedValues } from '../../frames/event/notedValues.ts'
import { slotFormOf } from '../../frames/event/slotForm.ts'
import { formOf } from '../../frames/form/form.ts'
import { beginPlaces, endsAt, newPlaces, notePlace, spoil } from '../../frames/form/places.ts'
import { PACKET_GROUPS, type Told, tellOf, WHAT, WHO, WHO_SLOTS } from '../../frames/radius/alike.ts'
import { DATE, SLOTS, TIME } from '../../frames/radius/attributes.ts'
import { type Attributes, NO_MOMENT, type PacketReader } from '../../frames/radius/packet.ts'
import type { AlikeRecords } from '../../frames/records.ts'
import type { EntrySink } from '../format.ts'

const LT = 60
const GT = 62
const AMPERSAND = 38
const IN_TEXT = endsAt(LT, AMPERSAND)
/** A value longer than this says nothing that is read. */
export const LONGEST = 1024

const PLAN: BlockPlan = {
  slots: SLOTS,
  groups: groupsUnder(PACKET_GROUPS, slot => slot),
  who: WHO,
  what: WHAT,
  noted: [DATE, TIME],
}
/** The attributes that are read of every packet; of others it is enough that their bytes are the same. */
const READ = [...WHO_SLOTS, DATE, TIME]

/** Finds packets that say what ones before them said, but for their time and Class. */
export class AlikePackets implements AlikeRecords {
  private readonly blocks: AlikeBlocks
  private readonly told: Told
  private readonly written: NotedValues
  private readonly places = newPlaces()
  private bytes: Uint8Array = new Uint8Array(0)
  private end = 0
  line = 1

  /** `attributes` are those that the reader reads, `written` says where they lie in the log. */
  constructor(attributes: Attributes, written: NotedValues, reader: PacketReader) {
    this.told = tellOf(attributes, reader)
    this.written = written
    this.blocks = new AlikeBlocks(PLAN, tellerOf(attributes, reader, this.told))
  }

  open(bytes: Uint8Array, end: number): void {
    this.bytes = bytes
    this.end = end
    this.blocks.open(bytes, end)
  }

  read(at: number, line: number, sink: EntrySink): number {
    const { blocks } = this
    const next = blocks.read(at, line, sink)
    this.line = blocks.line
    beginPlaces(this.places, blocks.isNew)
    return next
  }

  /** Notes the text of an element of the packet that is read. What stands in a CDATA section has other escapes than the same text elsewhere. */
  note(start: number, end: number): void {
    if (this.bytes[start - 1] === GT) notePlace(this.places, this.bytes, start, end, IN_TEXT)
    else spoil(this.places)
  }

  learn(at: number, stop: number, sink: EntrySink): void {
    const { blocks } = this
    if (blocks.isAsked) {
      this.told.all()
      blocks.learn(sink)
    }
    // One whose last tag is not closed ends by what stands behind it.
    if (blocks.isNew && this.bytes[at] === LT && this.bytes[stop - 1] === GT) this.learnForm(at, stop)
  }

  private learnForm(at: number, stop: number): void {
    const { bytes, places, written } = this
    const next = behindLineEnd(bytes, stop, this.end)
    const isRead = READ.some(slot => written.how[slot] === ESCAPED && written.to[slot] !== 0)
    const slotForm = isRead || next < 0 ? undefined : slotFormOf(written, places, bytes, at, next)
    const form = slotForm === undefined ? undefined : formOf(bytes, places, at, next, undefined)
    if (slotForm === undefined || form === undefined) return
    const lines = bytes.subarray(at, next).reduce((count, byte) => count + (byte === LF ? 1 : 0), 0)
    this.blocks.addForm(form, { ...slotForm, lines, blankBytes: next - stop, beginsAlways: true, endsItself: true })
  }
}

/** Behind the line end at `at`, if there is one; -1 where that is not in hand. */
function behindLineEnd(bytes: Uint8Array, at: number, end: number): number {
  const feed = bytes[at] === CR ? at + 1 : at
  if (feed >= end) return -1
  return bytes[feed] === LF ? feed + 1 : at
}

function tellerOf({ from, to }: Attributes, reader: PacketReader, told: Told): BlockTeller {
  const rows = readRows()
  const short = (start: number, end: number): number => Math.min(end, start + LONGEST)
  return {
    says: told.says,
    from,
    to,
    readWho: (bytes, named, sink) => {
      for (const slot of READ) to[slot] = short(from[slot]!, to[slot]!)
      if (Number.isNaN(reader.timeOf(bytes, from[DATE]!, to[DATE]!, from[TIME]!, to[TIME]!))) return false
      reader.readWho(bytes, named, sink)
      told.who()
      return true
    },
    add: (bytes, columns, { count, base, shift }, sink) => {
      const [dates, times] = columns.noted
      const { offset, length, line } = columns
      let handed = 0
      const hand = (row: number): void => {
        if (row > handed) sink.addAlike(base, rows.from(columns, handed), row - handed)
      }
      for (let row = 0; row < count; row++) {
        const [date, clock] = [dates![0][row]! + shift, times![0][row]! + shift]
        const time = reader.timeOf(bytes, date, short(date, dates![1][row]! + shift), clock, short(clock, times![1][row]! + shift))
        rows.setTime(row, time)
        if (!Number.isNaN(time)) continue
        hand(row)
        const start = base + offset[row]!
        sink.gap(start, start + length[row]!, line[row]!, NO_MOMENT)
        handed = row + 1
      }
      hand(count)
    },
  }
}
