import { type EventRule, eventVerdict, windowsEvent } from '../../model/codes/events.ts'
import { codeSpaceNumber, type Protocol, protocolNumber } from '../../model/codeSpace.ts'
import { SERVICE_EVENTS, serviceEvent } from '../../model/codes/serviceEvents.ts'
import { classNumber, outcomeNumber } from '../../model/outcome.ts'
import { EVENT_SOURCE, REASON } from './slots.ts'
import type { Slots } from './slotValues.ts'

/** What an event says, as column values. */
export interface Verdict {
  readonly class: number
  readonly outcome: number
  /** The way in, where the source of the event tells it. */
  readonly protocol?: number
}

const OTHER: Verdict = { class: classNumber('other'), outcome: outcomeNumber('none') }
export const UNLOCK: Verdict = { class: classNumber('unlock'), outcome: outcomeNumber('none') }
/** A failure whose reason is not stated. */
const REFUSED: Verdict = { class: classNumber('other'), outcome: outcomeNumber('failure') }

/** The verdict of an event that a code judges. */
interface CodeVerdict extends Verdict {
  readonly code: number
}

/** An event id as the scanner needs it. */
export interface EventKind {
  readonly id: number
  /** The number space of its codes; 0 where no code judges it. */
  readonly space: number
  readonly fixed: Verdict | undefined
  readonly protocol: number
  /** The session of these events is the one they are about. */
  readonly session: boolean
  /** The subject is the user of the event, not somebody who asked on behalf of another. */
  readonly subjectIsUser: boolean
  /** A password that was really changed, if the audit says success and the date of the password moved. */
  readonly passwordChange: 'attempt' | 'account' | 'no'
  /** Who and what it tells follows from its slots alone; that of a row of a web log, which comes as an event, does not. */
  readonly isRemembered: boolean
  /** The verdict given last, and the code it was given for: mostly that of the next event too. */
  lastVerdict: CodeVerdict | undefined
  /** The word that is its id; 0 until it is asked for. */
  word: number
}

/** Stands for the number of an event that states none, and whose text does not tell it. */
export const UNKNOWN = 0
/** The event in which IIS hands over a row of its log. */
export const WEB_ROW = 6200
const SESSIONS: ReadonlySet<number> = new Set([528, 538, 540, 551, 576, 682, 683, 4624, 4634, 4647, 4672, 4778, 4779, 4800, 4801])
const SUBJECT_IS_USER: ReadonlySet<number> = new Set([4634, 4647, 4672, 4688, 4689, 4698, 4702, 4778, 4779, 4800, 4801, 5140, 5378])
const ATTEMPTS: ReadonlySet<number> = new Set([627, 628, 4723, 4724])
const ACCOUNT_CHANGES: ReadonlySet<number> = new Set([642, 4738])

const eventProtocols: readonly (readonly [protocol: Protocol, first: number, last: number])[] = [
  ['kerberos', 672, 677],
  ['ntlm', 680, 681],
  ['rdp', 682, 683],
  ['kerberos', 4768, 4773],
  ['ntlm', 4776, 4777],
  ['ldap', 2889, 2889],
  ['radius', 6272, 6280],
  ['ntlm', 8001, 8004],
]

function kindOf(id: number): EventKind {
  const rule = windowsEvent(id)?.rule
  const protocol = eventProtocols.find(([, first, last]) => id >= first && id <= last)?.[0] ?? 'unknown'
  return {
    id,
    space: rule?.by === 'code' ? codeSpaceNumber(rule.space) : 0,
    fixed: rule?.by === 'code' ? undefined : fixedVerdict(rule),
    protocol: protocolNumber(protocol),
    session: SESSIONS.has(id),
    subjectIsUser: SUBJECT_IS_USER.has(id),
    passwordChange: changeOf(id),
    isRemembered: id !== WEB_ROW,
    lastVerdict: undefined,
    word: 0,
  }
}

function changeOf(id: number): EventKind['passwordChange'] {
  if (ATTEMPTS.has(id)) return 'attempt'
  return ACCOUNT_CHANGES.has(id) ? 'account' : 'no'
}

const fixedVerdict = (rule: EventRule | undefined): Verdict =>
  rule?.by === 'id' ? { class: classNumber(rule.class), outcome: outcomeNumber(rule.outcome) } : OTHER

/** What is known of an event id, asked once for each id. */
export function eventKinds(): (id: number) => EventKind {
  const kinds: EventKind[] = []
  const places = new Uint8Array(0x10000)
  return id => {
    const place = places[id] ?? 0
    if (place !== 0) return kinds[place - 1]!
    const kind = kindOf(id)
    if (id < places.length && kinds.length < 255) places[id] = kinds.push(kind)
    return kind
  }
}

/** The verdict of an event that a code judges; `code` is NaN where none is stated. */
export function codeVerdict(kind: EventKind, code: number, auditFailed: boolean): Verdict {
  if (Number.isNaN(code) && auditFailed) return REFUSED
  const { lastVerdict } = kind
  if (lastVerdict?.code === code) return lastVerdict
  const said = eventVerdict(kind.id, Number.isNaN(code) ? undefined : code)
  const verdict: CodeVerdict = { code, class: classNumber(said.class), outcome: outcomeNumber(said.outcome) }
  kind.lastVerdict = verdict
  return verdict
}

/** An event that another source wrote under the number of a logon event, or a change that did not happen. */
export const otherVerdict = OTHER

const SERVICE_IDS: ReadonlySet<number> = new Set(SERVICE_EVENTS.map(({ id }) => id))
/** The longest name of a source that is known is shorter. */
const LONGEST_SOURCE = 80
/** What judges stands in the first words of a reason. */
const LONGEST_REASON = 200

/** What an event of another source than Security says of a sign-in, in view of its reason; mostly nothing. */
export function serviceVerdict(id: number, bytes: Uint8Array, { from, to }: Slots): Verdict {
  const [start, end] = [from[EVENT_SOURCE]!, to[EVENT_SOURCE]!]
  if (!SERVICE_IDS.has(id) || end - start > LONGEST_SOURCE) return OTHER
  const known = serviceEvent(
    letters(bytes, start, end),
    id,
    letters(bytes, from[REASON]!, Math.min(to[REASON]!, from[REASON]! + LONGEST_REASON)),
  )
  if (known === undefined) return OTHER
  return { class: classNumber(known.class), outcome: outcomeNumber(known.outcome), protocol: protocolNumber(known.protocol) }
}

const letters = (bytes: Uint8Array, start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end))

/** The way in that a logon type alone tells; 3 and 8 tell none. */
export const TYPE_PROTOCOLS: readonly number[] = [
  0,
  0,
  'interactive',
  0,
  'batch',
  'service',
  0,
  'interactive',
  0,
  0,
  'rdp',
  'interactive',
  'rdp',
  'interactive',
].map(name => (typeof name === 'string' ? protocolNumber(name as Protocol) : 0))
export const NTLM = protocolNumber('ntlm')
export const KERBEROS = protocolNumber('kerberos')
