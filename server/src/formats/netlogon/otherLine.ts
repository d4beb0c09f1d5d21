import { ascii, find, isBlank, isDigit, skipBlanks, startsWith, unsigned } from '../../frames/ascii.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { HOST, IP, ROLE_CLIENT, ROLE_SOURCE, ROLE_USER, USER } from '../../model/identity.ts'
import { classNumber, outcomeNumber } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { EVENT_LOG, NO_CLIENT_SITE, PING, type WordIds } from './words.ts'

const NTSTATUS = codeSpaceNumber('ntstatus')
const EVENT = codeSpaceNumber('event')
const ENTERED_AS = ascii(' entered: ')
const BAD_PASSWORD = ascii(': Bad password ')
const FOR = ascii(' for ')
const ON_ACCOUNT = ascii(' on account ')
const QUOTE = 0x22
const OPEN = 0x28
const CLOSE = 0x29

const wordEnd = (bytes: Uint8Array, at: number, stop: number): number => {
  let i = at
  while (i < stop && !isBlank(bytes[i])) i++
  return i
}

/** `NO_CLIENT_SITE: HOST ADDRESS`: a client whose subnet belongs to no site, and so a machine's name beside its address. */
export function readNoClientSite(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): void {
  sink.what[F.FACET_CODE] = words.noClientSite
  const name = skipBlanks(bytes, at + NO_CLIENT_SITE.length, stop)
  const nameEnd = wordEnd(bytes, name, stop)
  const address = skipBlanks(bytes, nameEnd, stop)
  sink.who[ROLE_SOURCE] = sink.identity(HOST, bytes, name, nameEnd)
  sink.who[ROLE_CLIENT] = sink.identity(IP, bytes, address, wordEnd(bytes, address, stop))
}

/** `Received ping from HOST DOMAIN …`: a client looks for a domain controller. */
export function readPing(bytes: Uint8Array, at: number, stop: number, sink: EntrySink): void {
  const name = skipBlanks(bytes, at + PING.length, stop)
  sink.who[ROLE_SOURCE] = sink.identity(HOST, bytes, name, wordEnd(bytes, name, stop))
}

/** `NetrServerAuthenticate…`: a computer sets up its secure channel, with its machine account. */
export function readAuthenticate(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): void {
  sink.what[F.FACET_CODE] = words.authenticate
  const rest = functionEnd(bytes, at, stop)
  if (startsWith(bytes, rest, stop, ENTERED_AS)) return readMachine(bytes, rest + ENTERED_AS.length, stop, sink)
  if (!startsWith(bytes, rest, stop, BAD_PASSWORD)) return setNtstatus(bytes, rest, stop, sink)
  const tried = rest + BAD_PASSWORD.length
  const machine = find(bytes, tried, stop, FOR)
  if (machine < 0) return
  readMachine(bytes, machine + FOR.length, stop, sink)
  // 0 is the password that is valid now, 1 the one before: the same attempt, tried once more.
  if (unsigned(bytes, tried, machine, 10) !== 0) return
  sink.what[F.FACET_CLASS] = classNumber('bad-password')
  sink.what[F.FACET_OUTCOME] = outcomeNumber('failure')
}

/** `HOST (ADDRESS) on account HOST$`, the address at times. */
function readMachine(bytes: Uint8Array, at: number, stop: number, sink: EntrySink): void {
  const name = skipBlanks(bytes, at, stop)
  const nameEnd = wordEnd(bytes, name, stop)
  sink.who[ROLE_SOURCE] = sink.identity(HOST, bytes, name, nameEnd)
  const address = skipBlanks(bytes, nameEnd, stop)
  const addressEnd = wordEnd(bytes, address, stop)
  if (bytes[address] === OPEN && bytes[addressEnd - 1] === CLOSE)
    sink.who[ROLE_CLIENT] = sink.identity(IP, bytes, address + 1, addressEnd - 1)
  const account = find(bytes, nameEnd, stop, ON_ACCOUNT)
  if (account < 0) return
  const user = skipBlanks(bytes, account + ON_ACCOUNT.length, stop)
  sink.who[ROLE_USER] = sink.identity(USER, bytes, user, wordEnd(bytes, user, stop))
}

/** Events whose first quoted word is a computer that could not authenticate. */
const COMPUTER_EVENTS = new Set([5722, 5723, 5805])

/** `Eventlog: ID (1) "COMPUTER" STATUS …`: netlogon wrote an event into the System log. */
export function readEventLog(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): void {
  sink.what[F.FACET_CODE] = words.eventLog
  const id = skipBlanks(bytes, at + EVENT_LOG.length, stop)
  let idEnd = id
  while (idEnd < stop && isDigit(bytes[idEnd])) idEnd++
  const event = unsigned(bytes, id, idEnd, 10)
  setNtstatus(bytes, idEnd, stop, sink)
  if (Number.isNaN(event)) return
  sink.what[F.FACET_SPACE2] = sink.what[F.FACET_SPACE1]!
  sink.what[F.FACET_VALUE2] = sink.what[F.FACET_VALUE1]!
  sink.what[F.FACET_SPACE1] = EVENT
  sink.what[F.FACET_VALUE1] = event
  if (COMPUTER_EVENTS.has(event)) readQuoted(bytes, idEnd, stop, sink)
}

function readQuoted(bytes: Uint8Array, at: number, stop: number, sink: EntrySink): void {
  const open = bytes.indexOf(QUOTE, at)
  const close = open < 0 ? -1 : bytes.indexOf(QUOTE, open + 1)
  if (open >= 0 && close > open && close < stop) sink.who[ROLE_SOURCE] = sink.identity(HOST, bytes, open + 1, close)
}

/** Any other text: its code is the function it names, else what stands there already. */
export function readRemark(bytes: Uint8Array, at: number, stop: number, sink: EntrySink): void {
  if (isFunction(bytes, at, stop)) sink.what[F.FACET_CODE] = sink.term(bytes, at, functionEnd(bytes, at, stop))
  setNtstatus(bytes, at, stop, sink)
}

function functionEnd(bytes: Uint8Array, at: number, stop: number): number {
  let i = at
  while (i < stop && isWordByte(bytes[i]!)) i++
  return i
}

const isWordByte = (byte: number): boolean => isDigit(byte) || byte === 0x5f || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)

const FUNCTIONS = ['Nl', 'Nlp', 'Netr', 'Netp', 'I_Net', 'Ds', 'Dsr'].map(ascii)

/** Whether a text begins with the name of a function of the service (`NlPrintRpcDebug`). */
export const isFunction = (bytes: Uint8Array, at: number, stop: number): boolean =>
  FUNCTIONS.some(name => startsWith(bytes, at, stop, name) && isCapital(bytes[at + name.length]!))

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a

/** The first error status (`0xc0000022`, `c0000022`) that a text mentions. */
function setNtstatus(bytes: Uint8Array, at: number, stop: number, sink: EntrySink): void {
  for (let i = at; i + 8 <= stop; i++) {
    if ((bytes[i]! | 0x20) !== 0x63 || bytes[i + 1] !== 0x30) continue
    const value = unsigned(bytes, i, i + 8, 16)
    if (Number.isNaN(value) || isWordByte(bytes[i + 8] ?? 0) || !startsWord(bytes, at, i)) continue
    sink.what[F.FACET_SPACE1] = NTSTATUS
    sink.what[F.FACET_VALUE1] = value
    return
  }
}

/** Whether a number begins at `i`: behind no letter or digit but `0x`. */
function startsWord(bytes: Uint8Array, at: number, i: number): boolean {
  const word = i - 2 >= at && bytes[i - 2] === 0x30 && bytes[i - 1] === 0x78 ? i - 2 : i
  return word === at || !isWordByte(bytes[word - 1]!)
}
