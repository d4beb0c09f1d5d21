import { emptyPlainValues, placeWords } from '../../frames/table/plainRow.ts'
import { broughtWord, holds, isAboveRuler, meanings, onlyColumn, plainNumber, wordFinder } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { PROCESS_ROW, programName } from '../../model/listed.ts'
import { FACET_CODE, FACET_IMAGE } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { columnsOf, namesOf } from './cells.ts'

const BACKSLASH = 0x5c
const AT = 0x40
const COMMA = 0x2c
/** The last of the PIDs that are no programs. */
const LAST_SYSTEM = 4
/** Names of the column that every heading has: with one of them a row may be a heading. */
const isPidNamed = wordFinder('id', 'pid', 'processid')
/** Columns whose values are made of more than what stands in them. */
const COMPOSED = new Set(['host', 'start-time', 'command-line'])

/** Reads the rows of a table of processes whose values stand where its heading says. `machine` is whose processes follow. */
export function plainReader(heading: string, machine: () => string): PlainReader | undefined {
  const columns = heading === '' || namesOf(heading) !== undefined ? undefined : columnsOf(heading)
  if (columns === undefined || columns.some(({ field = '' }) => COMPOSED.has(field))) return undefined
  const image = onlyColumn(columns, 'image-name')
  const pid = onlyColumn(columns, 'pid')
  const user = onlyColumn(columns, 'user-name')
  if (image < 0 || pid < 0 || (user < 0 && columns.some(({ field }) => field === 'user-name'))) return undefined
  const values = emptyPlainValues()
  const programs = meanings(text => programName(text, LAST_SYSTEM + 1))
  const processes = pidReader(machine())
  const code = broughtWord(PROCESS_ROW)
  return (row, _end, sink) => {
    if (isAboveRuler(row) || isPidNamed(row) || isListed(row.bytes, row.start, row.ends[0]!)) return false
    const { bytes } = row
    placeWords(row, columns, values)
    const { starts, ends } = values
    const number = plainNumber(bytes, starts[pid]!, ends[pid]!)
    if (number < 0 || ends[pid] === 0 || ends[image] === 0) return false
    sink.who[ROLE_PROCESS] = processes(number, bytes, starts[pid]!, ends[pid]!, sink)
    if (user >= 0 && isAccount(bytes, starts[user]!, ends[user]!)) {
      sink.who[ROLE_CALLER] = sink.identity(USER, bytes, starts[user]!, ends[user]!)
    }
    sink.what[FACET_CODE] = code(sink)
    const [name, nameEnd] = [starts[image]!, ends[image]!]
    sink.what[FACET_IMAGE] = number > LAST_SYSTEM ? programs(bytes, name, nameEnd, sink) : sink.term(bytes, name, nameEnd)
    return true
  }
}

/** A comma in the first word: a row of wmic, or its heading. */
const isListed = (bytes: Uint8Array, start: number, end: number): boolean => holds(bytes, start, end, COMMA)

const isAccount = (bytes: Uint8Array, start: number, end: number): boolean =>
  holds(bytes, start, end, BACKSLASH) || holds(bytes, start, end, AT)

type PidReader = (number: number, bytes: Uint8Array, start: number, end: number, sink: EntrySink) => number

/** The identities of processes by their numbers, which have no place in a text where the machine is named above the list. */
function pidReader(machine: string): PidReader {
  if (machine === '') return (_, bytes, start, end, sink) => sink.identity(PROCESS, bytes, start, end)
  const known = new Map<number, number>()
  return (number, _bytes, _start, _end, sink) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const id = sink.identityOf(PROCESS, String(number), machine)
    known.set(number, id)
    return id
  }
}
