import type { EntrySink } from '../../formats/format.ts'
import { failureReason } from '../../model/codes/failureReasons.ts'
import { codeSpaceNumber } from '../../model/codeSpace.ts'
import { outcomeNumber } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'
import type { Memory } from '../form/form.ts'
import { decimalIn, hasFailureBit, mentions } from './bytesOf.ts'
import {
  codeVerdict,
  type EventKind,
  KERBEROS,
  NTLM,
  otherVerdict,
  serviceVerdict,
  TYPE_PROTOCOLS,
  UNKNOWN,
  UNLOCK,
  type Verdict,
} from './judge.ts'
import { slotMemo } from './slotMemo.ts'
import * as S from './slots.ts'
import { type Slots, slotValues } from './slotValues.ts'

const NTSTATUS = codeSpaceNumber('ntstatus')
const FAILURE = outcomeNumber('failure')
const PERCENT = 37
/** Messages whose words are remembered; there are a dozen. */
const MOST_REASONS = 256

/** Lengths of `Security`, `Microsoft-Windows-Security-Auditing` and `Microsoft Windows security auditing.`; the word stands at 0 and at 18. */
const SECURITY_SOURCES: readonly number[] = [8, 35, 36]

/** How an audit says that it failed: in the words of some languages, letters beyond ASCII left out. */
const FAILED: readonly string[] = ['fail', 'chec de l', 'gescheitert', 'fehler', 'error', 'non riuscito', 'falha']

/** Values of which a refused logon states at least one. */
const TELLING = [S.USER, S.SUBJECT, S.ADDRESS, S.STATION, S.STATUS, S.SUB_STATUS, S.CODE, S.LOGON_TYPE]

/** The values from which follows what an event says. */
export const SAYING = [
  S.EVENT_ID,
  S.EVENT_SOURCE,
  S.AUDIT,
  S.LOGON_TYPE,
  S.LOGON_PROCESS,
  S.PACKAGE,
  S.IMAGE,
  S.STATUS,
  S.SUB_STATUS,
  S.CODE,
  S.REASON,
  S.NOTE,
  S.PASSWORD_LAST_SET,
  S.SERVICE,
  S.TASK,
  S.SESSION_NAME,
  S.TITLE,
]
/** Keys of the sink below this are those of web rows, which a log of events can hold too. */
const FIRST_KEY = 256

/** Whether an event with values says who logged on, from where, how or why not: its number alone is not enough, as other parts of Windows write it for what they filter. */
export const tellsOfLogon = ({ from, to }: Slots): boolean => TELLING.some(slot => to[slot]! > from[slot]!)

/** States what an event says: its verdict, codes and logon. Events that say the same in the same words are read once. One for each file. */
export function eventWhat(slots: Slots): (memory: Memory, kind: EventKind, hasData: boolean, sink: EntrySink) => void {
  const { from, to } = slots
  const { stated, named, code, term } = slotValues(slots)
  const reasons = new Map<number, number>()
  const sayings = slotMemo(SAYING)

  function judged(bytes: Uint8Array, kind: EventKind): Verdict {
    if (!writtenBySecurity(bytes)) return serviceVerdict(kind.id, bytes, slots)
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

  function draft(bytes: Uint8Array, kind: EventKind, isTold: boolean, sink: EntrySink): void {
    const said = judged(bytes, kind)
    const verdict = !isTold && (said.outcome === FAILURE || kind.fixed === undefined) ? otherVerdict : said
    sink.what[F.FACET_CLASS] = verdict.class
    sink.what[F.FACET_OUTCOME] = verdict.outcome
    if (kind.word === 0 && kind.id !== UNKNOWN) kind.word = sink.word(String(kind.id))
    sink.what[F.FACET_CODE] = kind.word
    codes(bytes, kind, sink)
    logon(bytes, kind, sink)
    sink.what[F.FACET_PROTOCOL] ||= verdict.protocol ?? 0
  }

  return (memory, kind, hasData, sink) => {
    const isTold = !hasData || tellsOfLogon(slots)
    if (!isTold || !kind.isRemembered) return draft(memory.bytes, kind, isTold, sink)
    const place = sayings.recall(memory, slots)
    if (place >= 0) return void sink.recallWhat(FIRST_KEY + place)
    draft(memory.bytes, kind, isTold, sink)
    sink.keepDraft(FIRST_KEY + sayings.learn(memory, slots))
  }
}
