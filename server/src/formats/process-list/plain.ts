import { ascii } from '../../frames/ascii.ts'
import { byteMemo } from '../../frames/byteMemo.ts'
import { emptyPlainBlock, type PlainBlock, plainBlockReader } from '../../frames/table/plainBlock.ts'
import { emptyPlainValues, placeWords, type PlainValues } from '../../frames/table/plainRow.ts'
import {
  broughtWord,
  holds,
  isAboveRuler,
  isAccount,
  meanings,
  onlyColumn,
  plainNumber,
  wordFinder,
} from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { sentence } from '../../frames/table/sentence.ts'
import { HOST, PROCESS, ROLE_CALLER, ROLE_LOGGER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { AND_MORE, PROCESS_ROW, programName, SINCE } from '../../model/listed.ts'
import { maskSecrets } from '../../model/secrets.ts'
import { FACET_CODE, FACET_DETAIL, FACET_IMAGE } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { columnsOf, HEADINGS, namesOf } from './cells.ts'

const COMMA = 0x2c
/** The last of the PIDs that are no programs. */
const LAST_SYSTEM = 4
/** Names of the column that every heading has: with one of them a row may be a heading. */
const isPidNamed = wordFinder('id', 'pid', 'processid')

/** The fields from which something is read without a text. */
export const FIELDS = ['image-name', 'pid', 'host', 'user-name', 'start-time', 'command-line']
const [IMAGE, PID, HOST_NAME, USER_NAME, START, COMMAND] = [0, 1, 2, 3, 4, 5] as const

/** Drafts a process from where the values of `FIELDS` lie, whose end is 0 where one is not stated; false, with nothing set, where it takes its text. */
type Draft = (bytes: Uint8Array, values: PlainValues, sink: EntrySink) => boolean

/** Reads the rows of a table of processes whose values stand where its heading says, or between commas. `machine` is whose processes follow. */
export function plainReader(heading: string, machine: () => string): PlainReader | undefined {
  const names = heading === '' ? undefined : namesOf(heading)
  const columns = names?.columns ?? (heading === '' ? undefined : columnsOf(heading))
  if (columns === undefined || names?.isQuoting === true) return undefined
  const places = FIELDS.map(field => onlyColumn(columns, field))
  if (FIELDS.some((field, n) => places[n]! < 0 && columns.some(column => column.field === field))) return undefined
  const placed = emptyPlainValues()
  const values = emptyPlainValues()
  const draft = drafting(machine())
  return (row, _end, sink) => {
    if (isAboveRuler(row) || isPidNamed(row)) return false
    if (names === undefined) {
      if (holds(row.bytes, row.starts[0]!, row.ends[0]!, COMMA)) return false
      placeWords(row, columns, placed)
    }
    const { starts, ends } = names === undefined ? placed : row
    for (let n = 0; n < FIELDS.length; n++) {
      const place = places[n]!
      values.starts[n] = place < 0 ? 0 : starts[place]!
      values.ends[n] = place < 0 || ends[place]! <= starts[place]! ? 0 : ends[place]!
    }
    return draft(row.bytes, values, sink)
  }
}

/** Reads blocks of names and values, above which no heading stands. */
export function blockReader(heading: string): PlainReader | undefined {
  if (heading !== '') return undefined
  const block = emptyPlainBlock(FIELDS)
  const read = plainBlockReader(HEADINGS, FIELDS)
  const draft = drafting('')
  return (row, end, sink) => {
    if (!read(row.bytes, row.start, end, block, row.gaps) || isWrapped(block) || !draft(row.bytes, block, sink)) return false
    row.stop = block.stop
    row.lines = block.lines
    row.seen = block.seen
    return true
  }
}

/** Whether a command line goes on below: it is told whole. */
const isWrapped = ({ goingOn }: PlainBlock): boolean => ((goingOn >> COMMAND) & 1) === 1

function drafting(machine: string): Draft {
  const programs = meanings(text => programName(text, LAST_SYSTEM + 1))
  const processes = pidReaders(machine)
  const code = broughtWord(PROCESS_ROW)
  const detail = detailReader()
  return (bytes, values, sink) => {
    const { starts, ends } = values
    const number = plainNumber(bytes, starts[PID]!, ends[PID]!)
    if (number < 0 || ends[PID] === 0 || ends[IMAGE] === 0) return false
    const isHosted = hasLetter(bytes, starts[HOST_NAME]!, ends[HOST_NAME]!)
    if (isHosted) sink.who[ROLE_LOGGER] = sink.identity(HOST, bytes, starts[HOST_NAME]!, ends[HOST_NAME]!)
    sink.who[ROLE_PROCESS] = processes(number, bytes, values, isHosted, sink)
    if (isAccount(bytes, starts[USER_NAME]!, ends[USER_NAME]!)) {
      sink.who[ROLE_CALLER] = sink.identity(USER, bytes, starts[USER_NAME]!, ends[USER_NAME]!)
    }
    sink.what[FACET_CODE] = code(sink)
    const [name, nameEnd] = [starts[IMAGE]!, ends[IMAGE]!]
    sink.what[FACET_IMAGE] = number > LAST_SYSTEM ? programs(bytes, name, nameEnd, sink) : sink.term(bytes, name, nameEnd)
    sink.what[FACET_DETAIL] = detail(bytes, values, sink)
    return true
  }
}

/** Since when a process runs, and its command line without its passwords, as `sinceText` says it. */
function detailReader(): (bytes: Uint8Array, values: PlainValues, sink: EntrySink) => number {
  const [since, and] = [ascii(SINCE), ascii(AND_MORE)]
  const text = sentence()
  const commands = byteMemo<Uint8Array>()
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  return (bytes, { starts, ends }, sink) => {
    const [start, end] = [starts[COMMAND]!, ends[COMMAND]!]
    text.length = 0
    if (ends[START]! > 0) {
      text.add(since, 0, since.length)
      text.add(bytes, starts[START]!, ends[START]!)
      if (end > 0) text.add(and, 0, and.length)
    }
    if (end > 0) {
      const command = commands(bytes, start, end, () => encoder.encode(maskSecrets(decoder.decode(bytes.subarray(start, end)))))
      text.add(command, 0, command.length)
    }
    return text.term(sink)
  }
}

function hasLetter(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]! | 0x20
    if (byte >= 0x61 && byte <= 0x7a) return true
  }
  return false
}

type PidReader = (number: number, bytes: Uint8Array, values: PlainValues, isHosted: boolean, sink: EntrySink) => number

/** The identities of processes by their numbers on the machine that a record names, or else on the one above the list. */
function pidReaders(machine: string): PidReader {
  const above = pidsOn(machine)
  const hosts = byteMemo<ReturnType<typeof pidsOn>>()
  const decoder = new TextDecoder()
  return (number, bytes, { starts, ends }, isHosted, sink) => {
    if (!isHosted && machine === '') return sink.identity(PROCESS, bytes, starts[PID]!, ends[PID]!)
    if (!isHosted) return above(number, sink)
    const [start, end] = [starts[HOST_NAME]!, ends[HOST_NAME]!]
    return hosts(bytes, start, end, () => pidsOn(decoder.decode(bytes.subarray(start, end))))(number, sink)
  }
}

function pidsOn(machine: string): (number: number, sink: EntrySink) => number {
  const known = new Map<number, number>()
  return (number, sink) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const id = sink.identityOf(PROCESS, String(number), machine)
    known.set(number, id)
    return id
  }
}
