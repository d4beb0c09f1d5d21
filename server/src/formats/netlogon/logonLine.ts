import { BLANK, find, skipBlanks, startsWith, trimEnd } from '../../frames/ascii.ts'
import { protocolNumber } from '../../model/codeSpace.ts'
import { HOST, ROLE_SOURCE, ROLE_USER, ROLE_VIA, USER } from '../../model/identity.ts'
import { classNumber } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import type { StatusSpace } from './status.ts'
import { lastWord, namesEnd, readVerdict } from './verdict.ts'
import { FROM, GENERIC, LOGON_OF, OF, PACKAGE, SAM_LOGON, UAS_LOGON, VIA, type WordIds } from './words.ts'

export const NTLM = protocolNumber('ntlm')
const NOISE = classNumber('noise')
const BACKSLASH = 0x5c
const PAREN = 0x29
const LETTER_F = 0x66

/** `SamLogon: KIND logon of DOMAIN\USER from SOURCE (via SERVER) VERDICT`: a sign-in that this machine judged or passed on; `at` is its first byte. */
export function readSamLogon(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): void {
  const kind = skipBlanks(bytes, at + SAM_LOGON.length, stop)
  const kindEnd = find(bytes, kind, stop, LOGON_OF)
  sink.what[F.FACET_CODE] = words.samLogon
  if (kindEnd < 0) return
  sink.what[F.FACET_DETAIL] = sink.term(bytes, kind, kindEnd)
  const isGeneric = startsWith(bytes, kind, kindEnd, GENERIC)
  if (!isGeneric) sink.what[F.FACET_PROTOCOL] = NTLM
  const bodyEnd = judged(bytes, kindEnd, stop, 'ntstatus', sink, words)
  const namesStop = isGeneric ? withoutPackage(bytes, kindEnd, bodyEnd) : bodyEnd
  readNames(bytes, kindEnd + LOGON_OF.length, namesStop, namesStop < stop, sink)
  if (!isGeneric) return
  // A service asks for a ticket's privileges to be checked: nobody signed in (source: README.md, Traps).
  sink.what[F.FACET_CLASS] = NOISE
  sink.what[F.FACET_OUTCOME] = 0
}

/** `NetrLogonUasLogon of USER from SOURCE returns VERDICT`: a sign-in of LAN Manager times; the verdict is a win32 code. */
export function readUasLogon(bytes: Uint8Array, at: number, stop: number, sink: EntrySink, words: WordIds): void {
  sink.what[F.FACET_CODE] = words.uasLogon
  sink.what[F.FACET_PROTOCOL] = NTLM
  const name = at + UAS_LOGON.length
  if (!startsWith(bytes, name, stop, OF)) return
  const bodyEnd = judged(bytes, name, stop, 'win32', sink, words)
  readNames(bytes, name + OF.length, bodyEnd, bodyEnd < stop, sink)
}

/** Reads the verdict, where there is one, and returns where the part before it ends. */
function judged(bytes: Uint8Array, start: number, stop: number, space: StatusSpace, sink: EntrySink, words: WordIds): number {
  const word = lastWord(bytes, start, stop)
  const end = namesEnd(bytes, start, word, stop)
  if (end < stop) readVerdict(bytes, word, stop, space, sink, words)
  return end
}

const withoutPackage = (bytes: Uint8Array, start: number, end: number): number => {
  const found = find(bytes, start, end, PACKAGE)
  return found < 0 ? end : found
}

/**
 * `DOMAIN\USER from SOURCE (via SERVER)`. A user's name may hold blanks, and a source's name is whatever the client claims. `isWhole` says that something
 * follows: a name that the line ends with may have been cut short, and half a name is nobody's.
 */
function readNames(bytes: Uint8Array, start: number, end: number, isWhole: boolean, sink: EntrySink): void {
  let slash = -1
  let from = start
  for (; from < end; from++) {
    if (bytes[from] === BACKSLASH && slash < 0) slash = from
    if (bytes[from] === BLANK && bytes[from + 1] === LETTER_F && isFrom(bytes, from, end)) break
  }
  if (from >= end && !isWhole) return
  if (slash < 0) sink.who[ROLE_USER] = sink.identity(USER, bytes, start, from)
  else sink.who[ROLE_USER] = sink.pair(USER, bytes, slash + 1, from, start, slash)
  if (from < end) readSource(bytes, from + FROM.length, end, isWhole, sink)
}

const isFrom = (bytes: Uint8Array, at: number, end: number): boolean => {
  const after = at + FROM.length
  return startsWith(bytes, at, end, FROM) && (after === end || bytes[after] === BLANK)
}

function readSource(bytes: Uint8Array, start: number, end: number, isWhole: boolean, sink: EntrySink): void {
  const via = bytes[end - 1] === PAREN ? lastVia(bytes, start, end) : end
  if (via < end) sink.who[ROLE_VIA] = sink.identity(HOST, bytes, via + VIA.length, end - 1)
  const name = skipBlanks(bytes, start, via)
  const nameEnd = trimEnd(bytes, name, via)
  if (name < nameEnd && (isWhole || via < end)) sink.who[ROLE_SOURCE] = sink.identity(HOST, bytes, name, nameEnd)
}

function lastVia(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end - VIA.length; at >= start; at--) if (startsWith(bytes, at, end, VIA)) return at
  return end
}
