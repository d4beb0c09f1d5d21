import { failureReason } from '../../model/codes/failureReasons.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import * as I from '../../model/identity.ts'
import { isNobodysSession } from '../../model/logonSession.ts'
import * as F from '../../model/what.ts'
import type { EntrySink } from '../../formats/format.ts'
import { codeIn, contains, decimalIn, hasFailureBit, logonIdIn, mentions } from './bytesOf.ts'
import {
  codeVerdict,
  serviceVerdict,
  type EventKind,
  eventKinds,
  KERBEROS,
  NTLM,
  otherVerdict,
  TYPE_PROTOCOLS,
  UNLOCK,
  type Verdict,
} from './judge.ts'
import * as S from './slots.ts'
import { type TimesState, writtenTimes } from './written.ts'

const NTSTATUS = codeSpaceNumber('ntstatus')
const LOCAL_SYSTEM = 0x3e7
const DOLLAR = 36
const PERCENT = 37
/** Messages whose words are remembered; there are a dozen. */
const MOST_REASONS = 256
const AT = 64

/** Lengths of `Security`, `Microsoft-Windows-Security-Auditing` and `Microsoft Windows security auditing.`; the word stands at 0 and at 18. */
const SECURITY_SOURCES: readonly number[] = [8, 35, 36]

/** How an audit says that it failed: in the words of some languages, letters beyond ASCII left out. */
const FAILED: readonly string[] = ['fail', 'chec de l', 'gescheitert', 'fehler', 'error', 'non riuscito', 'falha']

/** The number of an event without the facility in its upper half, which an instance id has. */
const eventId = (written: number): number => (written > 0xffff ? written % 0x10000 : written)

/** Where the values of the block being read lie; `to` is 0 where a label did not occur. */
export interface Slots {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Makes the draft of an entry out of the values of a block: time, who and what. The answer is undefined, or the reason why the block is no entry. */
export interface EntryReader {
  (bytes: Uint8Array, sink: EntrySink): string | undefined
  /** What it knows of the order of day and month. */
  readonly times: () => TimesState
}

/** One for each file; `timesBefore` is what one before it knew of the order of day and month. */
export function entryReader(slots: Slots, timesBefore?: TimesState): EntryReader {
  const { from, to } = slots
  const times = writtenTimes(timesBefore)
  const kindOf = eventKinds()
  const reasons = new Map<number, number>()

  const stated = (slot: number): boolean => to[slot]! > from[slot]!
  const code = (bytes: Uint8Array, slot: number): number => (stated(slot) ? codeIn(bytes, from[slot]!, to[slot]!) : Number.NaN)
  const term = (bytes: Uint8Array, slot: number, sink: EntrySink): number =>
    stated(slot) && !isDash(bytes, slot) ? sink.term(bytes, from[slot]!, to[slot]!) : 0
  const isDash = (bytes: Uint8Array, slot: number): boolean => from[slot]! + 1 === to[slot]! && bytes[from[slot]!] === 45
  const named = (bytes: Uint8Array, slot: number): boolean => stated(slot) && !isDash(bytes, slot)

  function identity(kind: number, bytes: Uint8Array, slot: number, sink: EntrySink): number {
    return named(bytes, slot) ? sink.identity(kind, bytes, from[slot]!, to[slot]!) : 0
  }

  function account(bytes: Uint8Array, name: number, domain: number, sink: EntrySink): number {
    if (!named(bytes, name)) return 0
    const whole = !stated(domain) || contains(bytes, from[name]!, to[name]!, AT)
    if (whole) return sink.identity(I.USER, bytes, from[name]!, to[name]!)
    return sink.pair(I.USER, bytes, from[name]!, to[name]!, from[domain]!, to[domain]!)
  }

  /** User and caller: what stands under a target's heading is the user, what stands under a subject's asked for it. */
  function accounts(bytes: Uint8Array, kind: EventKind, sink: EntrySink): void {
    const target = account(bytes, S.USER, S.DOMAIN, sink)
    const flat = account(bytes, S.ACCOUNT, S.ACCOUNT_DOMAIN, sink)
    const subject = account(bytes, S.SUBJECT, S.SUBJECT_DOMAIN, sink) || (target === 0 ? 0 : flat)
    const caller = account(bytes, S.CALLER, S.CALLER_DOMAIN, sink) || subject
    const alone = target === 0 && (kind.subjectIsUser || flat !== 0)
    sink.who[I.ROLE_USER] = alone ? subject || flat : target
    sink.who[I.ROLE_CALLER] = alone && caller === subject ? 0 : caller
  }

  function machines(bytes: Uint8Array, kind: EventKind, sink: EntrySink): void {
    sink.who[I.ROLE_LOGGER] = identity(I.HOST, bytes, S.COMPUTER, sink)
    sink.who[I.ROLE_SOURCE] = identity(I.HOST, bytes, S.STATION, sink)
    sink.who[I.ROLE_CLIENT] = identity(I.IP, bytes, S.ADDRESS, sink)
    sink.who[I.ROLE_VIA] = identity(I.HOST, bytes, S.SECURE_CHANNEL, sink)
    sink.who[I.ROLE_SERVER] = identity(I.HOST, bytes, S.TARGET_SERVER, sink)
    sink.who[I.ROLE_DEVICE] = identity(I.DEVICE, bytes, S.CALLING_STATION, sink)
    sink.who[I.ROLE_PROCESS] = process(bytes, sink)
    sink.logonId = kind.session ? session(bytes) : 0
  }

  /** A PID belongs to the machine that wrote the event; where none is written, to the machine whose own account (NAME$, LocalSystem) asked. */
  function process(bytes: Uint8Array, sink: EntrySink): number {
    if (!named(bytes, S.PROCESS_ID) || code(bytes, S.PROCESS_ID) === 0) return 0
    const [start, end] = [from[S.PROCESS_ID]!, to[S.PROCESS_ID]!]
    if (named(bytes, S.COMPUTER)) return sink.pair(I.PROCESS, bytes, start, end, from[S.COMPUTER]!, to[S.COMPUTER]!)
    const machine = systemOf(bytes, S.CALLER, S.CALLER_LOGON_ID) || systemOf(bytes, S.SUBJECT, S.SUBJECT_LOGON_ID)
    return sink.pair(I.PROCESS, bytes, start, end, from[machine]!, machine === 0 ? from[machine]! : to[machine]! - 1)
  }

  /** The slot of a machine account that runs as LocalSystem; 0 where it is none. */
  function systemOf(bytes: Uint8Array, name: number, logonId: number): number {
    if (!stated(name) || bytes[to[name]! - 1] !== DOLLAR || !stated(logonId)) return 0
    return logonIdIn(bytes, from[logonId]!, to[logonId]!) === LOCAL_SYSTEM ? name : 0
  }

  /** The logon session an event begins, ends or tells of; those of the system itself are nobody's. */
  function session(bytes: Uint8Array): number {
    const slot = stated(S.LOGON_ID) ? S.LOGON_ID : S.SUBJECT_LOGON_ID
    const logonId = stated(slot) ? logonIdIn(bytes, from[slot]!, to[slot]!) : 0
    return Number.isNaN(logonId) || isNobodysSession(logonId) ? 0 : logonId >>> 0
  }

  function judged(bytes: Uint8Array, kind: EventKind): Verdict {
    if (!writtenBySecurity(bytes)) return serviceVerdict(kind.id, bytes, from[S.EVENT_SOURCE]!, to[S.EVENT_SOURCE]!)
    if (kind.fixed === undefined) {
      const judge = decisive(bytes)
      return codeVerdict(kind, judge, Number.isNaN(judge) && auditFailed(bytes))
    }
    if (kind.passwordChange === 'no') return kind.fixed
    if (kind.passwordChange === 'attempt') return auditFailed(bytes) ? otherVerdict : kind.fixed
    if (mentions(bytes, from[S.NOTE]!, to[S.NOTE]!, 'unlocked')) return UNLOCK
    return named(bytes, S.PASSWORD_LAST_SET) ? kind.fixed : otherVerdict
  }

  const auditFailed = (bytes: Uint8Array): boolean =>
    FAILED.some(word => mentions(bytes, from[S.AUDIT]!, to[S.AUDIT]!, word)) || hasFailureBit(bytes, from[S.AUDIT]!, to[S.AUDIT]!)

  /** The code that judges: the event's own one, else Sub Status where it says something, else Status. */
  function decisive(bytes: Uint8Array): number {
    if (stated(S.CODE)) return code(bytes, S.CODE)
    const sub = code(bytes, S.SUB_STATUS)
    return sub > 0 ? sub : code(bytes, S.STATUS)
  }

  /** 4625 of another source than Security is no logon. Where no source is written, the number is trusted. */
  function writtenBySecurity(bytes: Uint8Array): boolean {
    const start = from[S.EVENT_SOURCE]!
    const length = to[S.EVENT_SOURCE]! - start
    if (length <= 0) return true
    const word = start + (length === 8 ? 0 : 18)
    return SECURITY_SOURCES.includes(length) && mentions(bytes, word, word + 8, 'security')
  }

  function codes(bytes: Uint8Array, kind: EventKind, sink: EntrySink): void {
    const own = code(bytes, S.CODE)
    const main = Number.isNaN(own) ? code(bytes, S.STATUS) : own
    if (kind.space === 0 || Number.isNaN(main)) return
    sink.what[F.FACET_SPACE1] = kind.space
    sink.what[F.FACET_VALUE1] = main
    const sub = code(bytes, S.SUB_STATUS)
    if (Number.isNaN(sub)) return
    sink.what[F.FACET_SPACE2] = NTSTATUS
    sink.what[F.FACET_VALUE2] = sub
  }

  function logon(bytes: Uint8Array, kind: EventKind, sink: EntrySink): void {
    const type = stated(S.LOGON_TYPE) ? decimalIn(bytes, from[S.LOGON_TYPE]!, to[S.LOGON_TYPE]!) : Number.NaN
    if (type < 256) sink.what[F.FACET_LOGON_TYPE] = type + 1
    sink.what[F.FACET_LOGON_PROCESS] = term(bytes, S.LOGON_PROCESS, sink)
    sink.what[F.FACET_AUTH_PACKAGE] = term(bytes, S.PACKAGE, sink)
    sink.what[F.FACET_IMAGE] = term(bytes, S.IMAGE, sink)
    sink.what[F.FACET_DETAIL] = stated(S.REASON) ? reason(bytes, sink) : term(bytes, stated(S.TASK) ? S.TASK : S.SESSION_NAME, sink)
    sink.what[F.FACET_SERVICES] = term(bytes, S.SERVICE, sink)
    sink.what[F.FACET_PROTOCOL] = kind.protocol || (TYPE_PROTOCOLS[type] ?? 0) || byProcess(bytes)
  }

  /** Why a logon was refused: in words, or as the number of a message, whose words are known. */
  function reason(bytes: Uint8Array, sink: EntrySink): number {
    const start = from[S.REASON]!
    if (bytes[start] !== PERCENT) return term(bytes, S.REASON, sink)
    const message = decimalIn(bytes, start + 2, to[S.REASON]!)
    const known = reasons.get(message)
    if (known !== undefined) return known
    const text = failureReason(`%%${message}`)?.text
    const word = text === undefined ? term(bytes, S.REASON, sink) : sink.word(text)
    if (reasons.size < MOST_REASONS) reasons.set(message, word)
    return word
  }

  function byProcess(bytes: Uint8Array): number {
    const [start, end] = [from[S.LOGON_PROCESS]!, to[S.LOGON_PROCESS]!]
    if (mentions(bytes, start, Math.min(end, start + 7), 'ntlmssp')) return NTLM
    return mentions(bytes, start, Math.min(end, start + 8), 'kerberos') ? KERBEROS : 0
  }

  /** The time as written. While no date has shown the order of day and month, the sink keeps in mind that it may be another. */
  function moment(bytes: Uint8Array, sink: EntrySink): number {
    const time = times.read(bytes, from[S.DATE]!, to[S.DATE]!, from[S.TIME]!, to[S.TIME]!)
    if (times.isAssumed()) sink.assumeDay(times.isMonthFirst())
    const settled = times.hasSettled()
    if (settled !== undefined) sink.settleDays(settled === 'other')
    return time
  }

  const read = (bytes: Uint8Array, sink: EntrySink): string | undefined => {
    const id = eventId(code(bytes, S.EVENT_ID))
    if (Number.isNaN(id)) return stated(S.EVENT_ID) ? 'its Event ID is no number' : 'the event has no Event ID'
    const kind = kindOf(id)
    const verdict = judged(bytes, kind)
    sink.time = moment(bytes, sink)
    sink.what[F.FACET_CLASS] = verdict.class
    sink.what[F.FACET_OUTCOME] = verdict.outcome
    if (kind.word === 0) kind.word = sink.word(String(id))
    sink.what[F.FACET_CODE] = kind.word
    codes(bytes, kind, sink)
    logon(bytes, kind, sink)
    accounts(bytes, kind, sink)
    machines(bytes, kind, sink)
    return undefined
  }
  return Object.assign(read, { times: () => times.state() })
}
