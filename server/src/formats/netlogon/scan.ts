import { afterZeros, BLANK, isBlank, isDigit, lineFeed, skipBlanks, startsWith, trimEnd, viewOf } from '../../frames/ascii.ts'
import { FACET_CODE, FACET_DETAIL, FACET_PROTOCOL } from '../../model/what.ts'
import type { EntrySink, Scanner, ScanState } from '../format.ts'
import { readSamLogon, readUasLogon } from './logonLine.ts'
import { type LogonMemo, logonMemo } from './logonMemo.ts'
import { isFunction, readAuthenticate, readEventLog, readNoClientSite, readPing, readRemark } from './otherLine.ts'
import { type DayState, type StampReader, stampReader } from './stamp.ts'
import { lastWord, namesEnd } from './verdict.ts'
import { type WhatMemo, whatMemo } from './whatMemo.ts'
import { AUTHENTICATE, EVENT_LOG, NO_CLIENT_SITE, PING, SAM_LOGON, UAS_LOGON, type WordIds, wordIds } from './words.ts'

const OPEN = 0x5b
const CLOSE = 0x5d
const COLON = 0x3a

/** What reading a file goes by: its bytes in hand, its years so far, the sign-ins seen, and where they go. */
interface Reader {
  readonly stamps: StampReader
  readonly memo: LogonMemo
  readonly whats: WhatMemo
  readonly words: WordIds
  readonly sink: EntrySink
  view: DataView
}

/** Reads a netlogon log: every line is an entry, with or without time stamp, tag and thread. */
export function netlogonScanner(before?: ScanState): Scanner {
  const stamps = stampReader(before?.year, before?.known as DayState | undefined)
  let reader: Reader | undefined
  let line = before?.line ?? 1
  return {
    scan(bytes, start, end, last, sink) {
      const view = viewOf(bytes)
      reader ??= readerOf(stamps, sink, view)
      reader.view = view
      let at = start
      while (at < end) {
        const feed = lineFeed(view, at, end)
        if (feed < 0 && !last) break
        const next = feed < 0 ? end : feed + 1
        const stop = trimEnd(bytes, at, next)
        const first = bytes[at] === 0 ? afterZeros(bytes, at, stop) : at
        const because = stop === first ? '' : readLine(reader, bytes, first, stop)
        if (stop === first) sink.rest(at, next, line)
        else if (because === '') sink.add(at, next, line)
        else sink.gap(at, next, line, because)
        if (feed >= 0) line++
        at = next
      }
      return at
    },
    state: () => ({ line, year: stamps.year(), known: stamps.day() }),
  }
}

function readerOf(stamps: StampReader, sink: EntrySink, view: DataView): Reader {
  const words = wordIds(sink)
  return { stamps, memo: logonMemo(), whats: whatMemo(sink, words), words, sink, view }
}

/** Drafts the entry of a line without its end; returns why it cannot be read, '' where it can. */
function readLine(reader: Reader, bytes: Uint8Array, at: number, stop: number): string {
  const stamped = reader.stamps.read(bytes, reader.view, at, stop)
  if (stamped < 0) return 'there is no such date or time'
  let text = stamped
  let tag = 0
  while (bytes[text] === OPEN) {
    const close = bracketEnd(bytes, text, stop)
    if (close < 0) break
    // A number in brackets is a thread of the service: no process, and no identity at all.
    if (!isDigit(bytes[text + 1])) tag = text + 1
    text = skipBlanks(bytes, close + 1, stop)
  }
  if (text === at && !isBareLogon(bytes, at, stop)) return 'a line without time stamp and tag'
  reader.sink.time = reader.stamps.time
  readText(reader, bytes, text, stop, tag)
  return ''
}

/** Windows NT wrote neither time nor tag unless it was told to (source: README.md, Line). */
const isBareLogon = (bytes: Uint8Array, at: number, stop: number): boolean =>
  [SAM_LOGON, UAS_LOGON, NO_CLIENT_SITE].some(name => startsWith(bytes, at, stop, name))

function bracketEnd(bytes: Uint8Array, open: number, stop: number): number {
  for (let i = open + 1; i < stop; i++) if (bytes[i] === CLOSE) return i
  return -1
}

/** Reads `[DOMAIN: ]* TEXT`, by memory where the same names stood in a sign-in before. */
function readText(reader: Reader, bytes: Uint8Array, start: number, stop: number, tag: number): void {
  const { memo, whats, view, words, sink } = reader
  const word = lastWord(bytes, start, stop)
  const end = namesEnd(bytes, start, word, stop)
  const kind = end < stop ? memo.recall(view, start, end, sink) : -1
  if (kind >= 0) return whats.draft(bytes, word, stop, kind)
  let at = start
  for (let next = at; next >= 0; next = isFunction(bytes, at, stop) ? -1 : afterPrefix(bytes, at, stop)) {
    at = next
    if (!readNamed(bytes, at, stop, sink, words)) continue
    if (sink.what[FACET_CODE] === 0) setTag(bytes, tag, stop, sink)
    if (end < stop) keepSignIn(reader, start, end)
    return
  }
  setTag(bytes, tag, stop, sink)
  readRemark(bytes, at, stop, sink)
}

/** Keeps the names of a sign-in that was drafted. A Generic logon, which is none, says the same whatever its verdict. */
function keepSignIn({ memo, whats, view, words, sink }: Reader, start: number, end: number): void {
  if (sink.what[FACET_CODE] !== words.samLogon || sink.what[FACET_PROTOCOL] === 0) return
  const kind = whats.kindOf(sink.what[FACET_DETAIL]!)
  if (kind >= 0) memo.keep(view, start, end, kind, sink)
}

/** A line that no name of its own goes by goes by its tag. */
function setTag(bytes: Uint8Array, tag: number, stop: number, sink: EntrySink): void {
  if (tag > 0) sink.what[FACET_CODE] = sink.term(bytes, tag, bracketEnd(bytes, tag, stop))
}

/** Reads a text that begins with a name of its own; false where it does not. The first letter rules most of them out. */
function readNamed(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): boolean {
  switch (bytes[at]) {
    case 0x53: // S
      return startsWith(bytes, at, stop, SAM_LOGON) && (readSamLogon(bytes, at, stop, sink, words), true)
    case 0x4e: // N
      if (startsWith(bytes, at, stop, NO_CLIENT_SITE)) readNoClientSite(bytes, at, stop, sink, words)
      else if (startsWith(bytes, at, stop, UAS_LOGON)) readUasLogon(bytes, at, stop, sink, words)
      else if (startsWith(bytes, at, stop, AUTHENTICATE)) readAuthenticate(bytes, at, stop, sink, words)
      else return false
      return true
    case 0x45: // E
      return startsWith(bytes, at, stop, EVENT_LOG) && (readEventLog(bytes, at, stop, sink, words), true)
    case 0x52: // R
      return startsWith(bytes, at, stop, PING) && (readPing(bytes, at, stop, sink), true)
    default:
      return false
  }
}

/** Where the text behind `DOMAIN: ` begins; -1 where no such prefix stands. */
function afterPrefix(bytes: Uint8Array, at: number, stop: number): number {
  let i = at
  while (i < stop && !isNameEnd(bytes[i]!)) i++
  return i > at && bytes[i] === COLON && isBlank(bytes[i + 1]) && i + 1 < stop ? skipBlanks(bytes, i + 1, stop) : -1
}

/** Blanks, brackets, parentheses and the colon. */
const isNameEnd = (byte: number): boolean =>
  byte === COLON || byte <= BLANK || byte === 0x28 || byte === 0x29 || byte === OPEN || byte === CLOSE
