import { ascii, isDigit, startsWith } from '../../frames/ascii.ts'
import type { Row } from '../../frames/csv/row.ts'
import { ENTRY, HEADING, type RecordReader } from '../../frames/csv/scan.ts'
import { decimalIn } from '../../frames/event/bytesOf.ts'
import { monthFirstTimes } from '../../frames/monthFirst.ts'
import { TextMemory } from '../../frames/textMemory.ts'
import { DEVICE, HOST, IP, ROLE_CLIENT, ROLE_DEVICE, ROLE_SOURCE } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import * as C from './columns.ts'
import { leasePart, namesCard, namesClient } from './lease.ts'

const ID = ascii('ID')
/** A row has at least an ID, date, time and description. */
const FEWEST = 4
/** Digits of the longest ID that rows are known by. */
const MOST_DIGITS = 5

/** Reads the rows of a DHCP audit log: which machine and card had which address, and since or until when. */
export function dhcpRows(): RecordReader {
  const time = monthFirstTimes()
  const setAbout = aboutReader()
  let known = new TextMemory()
  let inForce = ''
  let columns = C.columnsUnder('')
  let last = C.lastRead(columns)
  /** The place of what the row before says, where that was not known yet; else 0. */
  let unsaid = 0
  /** Before the heading stands what the IDs mean. */
  let hasBegun = false

  function heading(bytes: Uint8Array, row: Row, sink: EntrySink): string {
    const text = new TextDecoder().decode(bytes.subarray(row.starts[0], row.ends[row.values - 1]))
    sink.heading(text)
    hasBegun = true
    if (text === inForce) return HEADING
    inForce = text
    columns = C.columnsUnder(text)
    last = C.lastRead(columns)
    known = new TextMemory()
    row.most = Math.max(FEWEST, last + 2)
    return HEADING
  }

  const named = (kind: number, bytes: Uint8Array, row: Row, slot: number, sink: EntrySink): number => {
    const column = columns.of[slot]!
    return column < row.values && row.starts[column]! < row.ends[column]!
      ? sink.identity(kind, bytes, row.starts[column]!, row.ends[column]!)
      : 0
  }

  /** The time of a row; NaN where the record is none. */
  function timeOf(bytes: Uint8Array, { starts, ends, values }: Row): number {
    if (values < FEWEST) return Number.NaN
    const [date, clock] = [columns.of[C.DATE]!, columns.of[C.TIME]!]
    return time(bytes, starts[date]!, ends[date]!, starts[clock]!, ends[clock]!)
  }

  function client(id: number, bytes: Uint8Array, row: Row, sink: EntrySink): void {
    if (!namesClient(id)) return
    if (leasePart(id) !== undefined) sink.who[ROLE_CLIENT] = named(IP, bytes, row, C.ADDRESS, sink)
    sink.who[ROLE_SOURCE] = named(HOST, bytes, row, C.NAME, sink)
    if (namesCard(id)) sink.who[ROLE_DEVICE] = named(DEVICE, bytes, row, C.MAC, sink) || named(DEVICE, bytes, row, C.DUID, sink)
  }

  /** What the description of a row says, as a word; 0 where there is none. */
  function description(bytes: Uint8Array, { starts, ends, values }: Row, sink: EntrySink): number {
    const column = columns.of[C.DESCRIPTION]!
    return column < values ? sink.term(bytes, starts[column]!, ends[column]!) : 0
  }

  /** The place of what a row says, but for its time; 0 where that does not stand side by side in it, without quotes. */
  function placeOf(id: number, bytes: Uint8Array, { starts, ends, values }: Row, view: DataView): number {
    const first = columns.of[C.DESCRIPTION]!
    if (values <= last || first > last) return 0
    for (let column = first; column <= last; column++) if (starts[column] !== ends[column - 1]! + 1) return 0
    const digits = ends[0]! - starts[0]!
    for (let at = starts[0]!; at < ends[0]!; at++) if (!isDigit(bytes[at])) return 0
    return digits > MOST_DIGITS ? 0 : known.placeOf(id * (MOST_DIGITS + 1) + digits, view, starts[first]!, ends[last]!)
  }

  return {
    delimiter: 0x2c,
    record(bytes, row, sink, _delimiter, ahead) {
      const { starts, ends } = row
      if (unsaid > 0) known.say(unsaid, sink.lastWho, sink.lastWhat)
      unsaid = 0
      if (startsWith(bytes, starts[0]!, ends[0]!, ID) && row.values >= FEWEST) return heading(bytes, row, sink)
      const id = decimalIn(bytes, starts[0]!, ends[0]!)
      sink.time = timeOf(bytes, row)
      if (Number.isNaN(id + sink.time)) return hasBegun ? 'no ID, date and time where a row has them' : HEADING
      hasBegun = true
      const place = placeOf(id, bytes, row, ahead.view)
      if (place > 0 && known.whoAt(place) >= 0) {
        sink.recallAlike(known.whoAt(place), known.whatAt(place))
        return ENTRY
      }
      unsaid = place
      setAbout(id, sink.term(bytes, starts[0]!, ends[0]!), description(bytes, row, sink), sink)
      client(id, bytes, row, sink)
      return ENTRY
    },
  }
}

/** IDs whose last what is kept; the others (11002 and on) are those of IPv6. */
const KEPT = 256

/** States what a row is about. Rows with the same ID nearly always say the same. */
function aboutReader() {
  const codes = new Uint32Array(KEPT)
  const details = new Uint32Array(KEPT)
  return (id: number, code: number, detail: number, sink: EntrySink): void => {
    if (codes[id] === code && details[id] === detail) return void sink.recallWhat(id)
    sink.what[FACET_CODE] = code
    sink.what[FACET_DETAIL] = detail
    const part = leasePart(id)
    if (part !== undefined) sink.what[FACET_ACTION] = sink.word(part)
    if (id >= KEPT) return
    codes[id] = code
    details[id] = detail
    sink.keepDraft(id)
  }
}
