import { ascii, BLANK } from '../../frames/ascii.ts'
import { emptyPlainValues, isLineEnd, NOT_KEPT, placeWords, type PlainRow, readOn } from '../../frames/table/plainRow.ts'
import { broughtWord, holds, isAboveRuler, meanings, onlyColumn, plainNumber } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { type Sentence, sentence } from '../../frames/table/sentence.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { FACET_CODE, FACET_IMAGE, FACET_SERVICES } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import type { Layout } from './layout.ts'
import { partsOf } from './row.ts'

const BACKSLASH = 0x5c
const DELETE = 0x7f
const DASH = 0x2d
const COLON = 0x3a
const COMMA = 0x2c
const AND = ascii(', ')

/** How this Windows says that a process has no services, as a word; `UNSAID` where no row of the list has shown it yet. */
export interface NoServices {
  word: number
}

export const UNSAID = -1
const NOT_ANY = 'N/A'

export function wordOf(none: NoServices, sink: EntrySink): number {
  if (none.word === UNSAID) none.word = sink.word(NOT_ANY)
  return none.word
}

/** What a row relies on that says which services it has: 0 where that is not known yet. */
export const relianceOn = ({ word }: NoServices): number => word + 1

const servicesIn = (text: string): string => partsOf('service', text).join(', ')

/** Reads the rows of a list whose values stand where its heading says. */
export function plainReader(layout: Layout | undefined, none: NoServices): PlainReader | undefined {
  if (layout === undefined) return undefined
  const { columns, shape } = layout
  const image = onlyColumn(columns, 'image-name')
  const pid = onlyColumn(columns, 'pid')
  const user = onlyColumn(columns, 'user-name')
  const service = onlyColumn(columns, 'service')
  if (image !== 0 || pid !== 1) return undefined
  const placed = emptyPlainValues()
  const images = meanings(text => partsOf('image-name', text).join(''))
  const services = meanings(servicesIn)
  const hosted = sentence()
  const code = broughtWord('process')
  return (row, end, sink) => {
    if (!isRow(row) || (shape === 'csv' && row.words !== columns.length)) return false
    const { bytes } = row
    if (shape === 'table') placeWords(row, columns, placed)
    const { starts, ends } = shape === 'csv' ? row : placed
    const number = plainNumber(bytes, starts[pid]!, ends[pid]!)
    if (ends[image]! <= starts[image]! || number < 0) return false
    const isHosting = service > 0 && ends[service]! > starts[service]!
    if (
      shape === 'table' &&
      isContinued(row, columns[1]!.start) &&
      !(isHosting && readBelow(row, starts[service]!, ends[service]!, columns[1]!.start, end, hosted))
    )
      return false
    sink.who[ROLE_PROCESS] = sink.identity(PROCESS, bytes, starts[pid]!, ends[pid]!)
    if (user > 0 && holds(bytes, starts[user]!, ends[user]!, BACKSLASH)) {
      sink.who[ROLE_CALLER] = sink.identity(USER, bytes, starts[user]!, ends[user]!)
    }
    sink.what[FACET_CODE] = code(sink)
    sink.what[FACET_IMAGE] = images(bytes, starts[image]!, ends[image]!, sink)
    if (number === 0 && service > 0) row.reliance = NOT_KEPT
    if (!isHosting && number === 0 && service > 0) none.word = 0
    if (!isHosting) return true
    const below = row.lines > 1
    const from = below ? 0 : starts[service]!
    const to = below ? hosted.length : ends[service]!
    const said = below ? hosted.bytes : bytes
    const word = services(said, from, to, sink)
    if (number === 0) none.word = word
    else if (word !== wordOf(none, sink)) sink.what[FACET_SERVICES] = word
    if (number > 0) row.reliance = relianceOn(none)
    return true
  }
}

/** Whether a row is whole and no heading, as the line below it shows: services go on below a blank, and a block has its PID there. */
const isRow = (row: PlainRow): boolean =>
  row.bytes[row.start]! > BLANK && row.bytes[row.start] !== DASH && !isAboveSpace(row) && !isAboveRuler(row) && !beginsPid(row)

/** Whether the line below may be indented by more than blanks: by tabs, returns or letters beyond ASCII that are spaces. */
function isAboveSpace({ bytes, nextAt }: PlainRow): boolean {
  const byte = bytes[nextAt]!
  return byte >= BLANK ? byte >= DELETE : !isLineEnd(bytes, nextAt)
}

/** Whether the line below goes on with the services: it is blank up to the PID, whose column begins at `pid`. */
const isContinued = (row: PlainRow, pid: number): boolean =>
  row.next === BLANK && row.nextAt - row.stop >= pid && row.bytes[row.nextAt]! > BLANK

/** Puts the services of a row and of the lines below it together; false where it takes their text, as where no comma says that more follow. */
function readBelow(row: PlainRow, start: number, end: number, pid: number, reach: number, into: Sentence): boolean {
  const { bytes } = row
  if (bytes[end - 1] !== COMMA) return false
  into.length = 0
  into.add(bytes, start, end)
  while (isContinued(row, pid)) {
    const from = row.nextAt
    const to = readOn(row, reach)
    if (to < 0 || isAboveSpace(row) || isAboveRuler(row)) return false
    into.add(AND, 0, AND.length)
    into.add(bytes, from, to)
  }
  return true
}

/** Whether the line below is `PID:`, the second one of a block. */
const beginsPid = ({ bytes, nextAt }: PlainRow): boolean => isNamedPid(bytes, nextAt)

/** Whether a line begins with the name that the second one of a block has, in any case of letters. */
export const isNamedPid = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at]! | 0x20) === 0x70 && (bytes[at + 1]! | 0x20) === 0x69 && (bytes[at + 2]! | 0x20) === 0x64 && bytes[at + 3] === COLON
