import { ascii, BLANK, isDigit, startsWith } from '../../frames/ascii.ts'
import { type PlainRow, readOn } from '../../frames/table/plainRow.ts'
import { broughtWord, holds, isAboveBlank, isAboveRuler, plainNumber } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { type Sentence, sentence } from '../../frames/table/sentence.ts'
import { addressNumber } from '../../frames/w3c/bytes.ts'
import { IP, PROCESS, ROLE_CLIENT, ROLE_PROCESS, ROLE_SERVER } from '../../model/identity.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL, FACET_DIRECTION, FACET_IMAGE } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import {
  CALLED,
  HIGHEST_PORT,
  INBOUND,
  isListeningAt,
  listenAt,
  numberedDirection,
  OPENS,
  OUTBOUND,
  type Ports,
  relianceOn,
  WAS_CALLED,
} from './direction.ts'

const COLON = 0x3a
const OPEN = 0x5b
const CLOSE = 0x5d
const BACKSLASH = 0x5c
const LETTER_C = 0x43
const LETTER_D = 0x44
const LETTER_P = 0x50
const LETTER_T = 0x54
const LETTER_U = 0x55
/** `Proto` begins a heading. */
const FIRST_OF_HEADING = 0x70
/** What is shorter may be the beginning of a row that was cut. */
const SHORTEST_OWNER = 4
const AND = ascii('; ')
const STAR = 0x2a
const ZERO = 0x30
const UNDERSCORE = 0x5f
const MORE = 0x3e
const LOOPBACK = ascii('127.')
const TO = ascii(' to ')
const BETWEEN = ascii(' ')
/** Directions count up to here, and processes whose number fits beside one. */
const DIRECTIONS = 4
const MOST_PROCESSES = 1 << 28
/** The port of an end that is nobody's. */
const NO_PORT = -2

/** One end of a connection: where its address ends, and its port. */
interface End {
  addressEnd: number
  port: number
}

/** Reads rows of plain numbers, below which no owner stands. */
export function plainReader(listening: Ports): PlainReader {
  const local: End = { addressEnd: 0, port: 0 }
  const foreign: End = { addressEnd: 0, port: 0 }
  const owner = noOwner()
  const ports = portWords()
  const detail = sentence()
  const connection = broughtWord('connection')
  const listeningState = broughtWord('listening')
  return (row, end, sink) => {
    const { bytes, starts, ends, words } = row
    if (words < 3 || words > 5 || !isConnection(row)) return false
    const isTcp = bytes[starts[0]!] === LETTER_T
    if (!readEnd(bytes, starts[1]!, ends[1]!, local) || !readEnd(bytes, starts[2]!, ends[2]!, foreign) || local.port < 0) return false
    const last = words - 1
    const pid = last > 2 ? plainNumber(bytes, starts[last]!, ends[last]!) : -1
    const hasPid = pid >= 0
    const hasState = words === 5 || (words === 4 && !hasPid)
    if ((hasState && !isState(bytes, starts[3]!, ends[3]!)) || (words === 5 && !hasPid)) return false
    const isListening = isTcp && foreign.port <= 0
    const isOpen = !isListening && foreign.port >= 0
    const direction = isOpen ? numberedDirection(local.port, foreign.port, listening) : 0
    if (direction !== 0 && !(isAddress(bytes, starts[1]!) && isAddress(bytes, starts[2]!))) return false
    if (isOwned(row) && !readOwners(row, end, owner)) return false
    if (isListening) listenAt(listening, local.port)
    if (isListening) row.reliance = OPENS | local.port
    else if (isOpen) row.reliance = relianceOn(listening, local.port)
    if (!isRecalled(row, direction, pid, local, foreign, sink)) {
      if (direction !== 0) draftSides(row, direction, local, foreign, sink)
      if (hasPid) sink.who[ROLE_PROCESS] = sink.identity(PROCESS, bytes, starts[last]!, ends[last]!)
    }
    sink.what[FACET_DIRECTION] = direction
    sink.what[FACET_CODE] = connection(sink)
    const state = hasState ? sink.term(bytes, starts[3]!, ends[3]!) : 0
    sink.what[FACET_ACTION] = isListening ? listeningState(sink) : state
    if (row.lines > 1) sink.what[FACET_IMAGE] = sink.term(bytes, owner.imageStart, owner.imageEnd)
    const isOutbound = direction === OUTBOUND && foreign.port > 0
    if (row.lines === 1) sink.what[FACET_DETAIL] = ports.of(row, isOutbound, local, foreign, sink)
    else {
      ports.spell(row, isOutbound, local, foreign, detail)
      detail.add(owner.components.bytes, 0, owner.components.length)
      sink.what[FACET_DETAIL] = detail.term(sink)
    }
    if (!isOpen || foreign.port === 0) return true
    sink.port = direction === OUTBOUND ? local.port : foreign.port
    if (words === 3 || direction === 0 || sink.port === 0) return true
    // Who is called, and at which port, stands for all connections to there, whatever the address and the port of who called.
    if (direction === OUTBOUND) row.reliance = CALLED
    else if (!isListeningAt(listening, local.port)) row.reliance = WAS_CALLED
    const word = direction === OUTBOUND ? 1 : 2
    row.caller.start = starts[word]! - row.start
    row.caller.end = starts[word + 1]! - row.start
    return true
  }
}

/** A row, and no heading above a ruler. */
function isConnection(row: PlainRow): boolean {
  const { bytes, starts, ends } = row
  const first = starts[0]!
  return ends[0] === first + 3 && bytes[row.start] !== MORE && !isAboveRuler(row) && isProtocol(bytes, first)
}

const isProtocol = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 2] === LETTER_P &&
  ((bytes[at] === LETTER_T && bytes[at + 1] === LETTER_C) || (bytes[at] === LETTER_U && bytes[at + 1] === LETTER_D))

/** Whether the line below may say who owns the connection: it is indented, and no row. */
function isOwned(row: PlainRow): boolean {
  const { bytes, next, nextAt } = row
  if (next !== BLANK || isAboveBlank(row)) return false
  return !(isProtocol(bytes, nextAt) && bytes[nextAt + 3] === BLANK)
}

/** Who owns a connection, in the lines below it. */
interface Owner {
  imageStart: number
  imageEnd: number
  readonly components: Sentence
}

const noOwner = (): Owner => ({ imageStart: 0, imageEnd: 0, components: sentence() })

/** Reads `[program]` and the names of components; false where a line is something else. */
function readOwners(row: PlainRow, end: number, owner: Owner): boolean {
  const { bytes } = row
  const { components } = owner
  owner.imageStart = owner.imageEnd = components.length = 0
  while (isOwned(row)) {
    const from = row.nextAt
    const to = readOn(row, end)
    if (isUnknown(bytes, from, to)) continue
    if (to - from < SHORTEST_OWNER || holds(bytes, from, to, BLANK) || (bytes[from]! | 0x20) === FIRST_OF_HEADING) return false
    const isProgram = bytes[from] === OPEN && bytes[to - 1] === CLOSE && to - from > 2
    if (!isProgram && (holds(bytes, from, to, OPEN) || holds(bytes, from, to, CLOSE))) return false
    if (isProgram && holds(bytes, from + 1, to - 1, CLOSE)) return false
    if (!isProgram) {
      components.add(AND, 0, AND.length)
      components.add(bytes, from, to)
    } else if (owner.imageEnd === 0) {
      owner.imageStart = from + 1
      owner.imageEnd = to - 1
    }
  }
  return !isAboveRuler(row)
}

/** Whether a sentence of three words or more says that the owner is not known. */
function isUnknown(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from]!
  if (first === LETTER_T || first === LETTER_U || (first | 0x20) === FIRST_OF_HEADING) return false
  let blanks = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte === OPEN || byte === CLOSE || byte === BACKSLASH || (byte === BLANK && bytes[i + 1] === BLANK)) return false
    if (byte === BLANK) blanks++
  }
  return blanks > 1
}

function readEnd(bytes: Uint8Array, start: number, end: number, into: End): boolean {
  let colon = end - 1
  while (colon > start && bytes[colon] !== COLON) colon--
  into.addressEnd = colon
  into.port = bytes[colon + 1] === STAR && colon + 2 === end ? NO_PORT : plainNumber(bytes, colon + 1, end)
  return colon > start && into.port !== -1 && into.port <= HIGHEST_PORT
}

function isState(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte !== UNDERSCORE && !((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)) return false
  }
  return true
}

/** Whether an address begins as one in figures that is no loopback but `127.`. */
function isAddress(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] === OPEN ? bytes[start + 1]! : bytes[start]!
  return first !== ZERO && (isDigit(first) || (bytes[start] === OPEN && (first | 0x20) >= 0x61 && (first | 0x20) <= 0x66))
}

/** Whether two ends and a process were met together before. Those that say who called whom are numbers; no process has one below 0. */
function isRecalled(row: PlainRow, direction: number, pid: number, local: End, foreign: End, sink: EntrySink): boolean {
  const { bytes, starts } = row
  const here = direction === INBOUND ? addressNumber(bytes, starts[1]!, local.addressEnd) : 0
  const there = direction === 0 ? 0 : addressNumber(bytes, starts[2]!, foreign.addressEnd)
  if (here === undefined || there === undefined || pid >= MOST_PROCESSES) return false
  return sink.recall(there, here, pid * DIRECTIONS + direction)
}

function draftSides({ bytes, starts }: PlainRow, direction: number, local: End, foreign: End, sink: EntrySink): void {
  sink.who[direction === INBOUND ? ROLE_CLIENT : ROLE_SERVER] = address(bytes, starts[2]!, foreign.addressEnd, sink)
  if (direction === INBOUND) sink.who[ROLE_SERVER] = address(bytes, starts[1]!, local.addressEnd, sink)
}

const address = (bytes: Uint8Array, start: number, end: number, sink: EntrySink): number =>
  startsWith(bytes, start, end, LOOPBACK) ? 0 : sink.identity(IP, bytes, start, end)

/** The ports of a connection, but for the caller's, as words: asked for once each. */
function portWords() {
  const known = new Map<number, number>()
  const text = sentence()
  const spell = ({ bytes, starts, ends }: PlainRow, isOutbound: boolean, local: End, foreign: End, into: Sentence): void => {
    into.length = 0
    into.add(bytes, starts[0]!, ends[0]!)
    into.add(isOutbound ? TO : BETWEEN, 0, isOutbound ? TO.length : 1)
    if (isOutbound) into.add(bytes, foreign.addressEnd + 1, ends[2]!)
    else into.add(bytes, local.addressEnd + 1, ends[1]!)
  }
  return {
    spell,
    of(row: PlainRow, isOutbound: boolean, local: End, foreign: End, sink: EntrySink): number {
      const isTcp = row.bytes[row.starts[0]!] === LETTER_T
      const key = (isOutbound ? foreign.port : local.port) * 4 + (isOutbound ? 2 : 0) + (isTcp ? 1 : 0)
      const before = known.get(key)
      if (before !== undefined) return before
      spell(row, isOutbound, local, foreign, text)
      const word = text.term(sink)
      known.set(key, word)
      return word
    },
  }
}
