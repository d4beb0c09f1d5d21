import { ENTRY, HEADING, type RecordReader } from '../../frames/csv/scan.ts'
import { SLOTS, UNREAD } from '../../frames/radius/attributes.ts'
import { noAttributes, packetReader } from '../../frames/radius/packet.ts'
import type { Row } from '../../frames/csv/row.ts'
import { ascii, LF, startsWith } from '../../frames/ascii.ts'
import { contains, decimalIn } from '../../frames/event/bytesOf.ts'
import { alikeRecords } from './alike.ts'
import { DATABASE_SLOTS, isDatabaseAt, PAIRS_SLOTS, slotOfNumber, TELLING } from './columns.ts'

const CAPITAL_C = 67
/** Both encodings write at least server, service, date, time and packet. */
const FEWEST = 5
const SLASH = 47
const QUOTE = 34
/** The columns of the database format that are read; most are not. */
const READ_COLUMNS: readonly number[] = [...DATABASE_SLOTS.keys()].filter(column => DATABASE_SLOTS[column] !== UNREAD)
const SERVICE = ascii(',"IAS",')

/** Reads the records of a policy server, in the database format or as pairs of attributes; each record shows itself which it is. */
export function npsRows(): RecordReader {
  const attributes = noAttributes()
  const { from, to } = attributes
  const reader = packetReader(attributes)
  const alike = alikeRecords(attributes, reader)

  function keep(row: Row, column: number, slot: number): void {
    if (slot === UNREAD) return
    from[slot] = row.starts[column]!
    to[slot] = row.ends[column]!
  }

  function keepAll(bytes: Uint8Array, row: Row): void {
    for (let slot = 0; slot < SLOTS; slot++) from[slot] = to[slot] = 0
    if (isDatabase(bytes, row)) {
      for (let i = 0; i < READ_COLUMNS.length && READ_COLUMNS[i]! < row.values; i++)
        keep(row, READ_COLUMNS[i]!, DATABASE_SLOTS[READ_COLUMNS[i]!]!)
      return
    }
    for (let column = 0; column < row.values && column < PAIRS_SLOTS.length; column++) keep(row, column, PAIRS_SLOTS[column]!)
    for (let column = PAIRS_SLOTS.length; column + 1 < row.values; column += 2)
      keep(row, column + 1, slotOfNumber(decimalIn(bytes, row.starts[column]!, row.ends[column]!)))
  }

  return {
    delimiter: 0x2c,
    record(bytes, row, sink) {
      if (isHeading(bytes, row)) return HEADING
      if (row.values < FEWEST) return 'fewer values than a record has'
      keepAll(bytes, row)
      const because = reader.read(bytes, sink)
      if (because !== undefined) return because
      alike.use(isDatabase(bytes, row), row.values)
      return ENTRY
    },
    alike: alike.rows,
    begins: (bytes, at, end) => bytes[at] === QUOTE && beginsRecord(bytes, at, end),
  }
}

/** Whether a line begins with the name of a server and of the service in quotes. */
function beginsRecord(bytes: Uint8Array, at: number, end: number): boolean {
  let next = at + 1
  while (next < end && bytes[next] !== QUOTE && bytes[next] !== LF) next++
  return startsWith(bytes, next + 1, end, SERVICE)
}

/** Somebody puts the names of the columns above: `ComputerName,…`, with no date where one stands. */
const isHeading = (bytes: Uint8Array, row: Row): boolean =>
  bytes[row.starts[0]!] === CAPITAL_C && row.values >= FEWEST && !contains(bytes, row.starts[2]!, row.ends[2]!, SLASH)

const isDatabase = (bytes: Uint8Array, row: Row): boolean => isDatabaseAt(bytes, row.starts[TELLING]!, row.ends[TELLING]!)
