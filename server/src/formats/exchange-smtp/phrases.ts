import { ascii, find, startsWith } from '../../frames/ascii.ts'
import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { spells } from '../../frames/w3c/bytes.ts'
import type { EntryClass } from '../../model/outcome.ts'
import { CONTEXT, DATA } from './columns.ts'

const INBOUND_AUTH = ascii('Inbound AUTH ')
const BECAUSE = ascii('failed because of ')
const USER_NAME = ascii('User Name: ')
const AUTHENTICATED = ascii('authenticated')
const BLANK = 0x20

/** Commands of SMTP. Whatever else a client sends may be a part of its sign-in, and is not kept. */
const VERBS: readonly string[] =
  'EHLO HELO LHLO MAIL RCPT DATA BDAT RSET QUIT AUTH STARTTLS VRFY EXPN NOOP HELP TURN ETRN X-ANONYMOUSTLS X-EXPS XEXCH50 XPROXY XPROXYFROM XPROXYTO XSHADOW XSHADOWREQUEST XQDISCARD XRDST XSESSIONPARAMS XSYSPROBE'.split(
    ' ',
  )
/** The same by their length, in lower case, so that a row needs no text. */
const BY_LENGTH: readonly (readonly string[])[] = Array.from({ length: 17 }, (_, length) =>
  VERBS.filter(verb => verb.length === length).map(verb => verb.toLowerCase()),
)

/** A stretch of the bytes in hand. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where the first word of a command ends. */
export function wordEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  while (i < end && bytes[i]! > BLANK) i++
  return i
}

/** The command in a row, lower case; '' where what the client sent is none. */
export function verbOf(cells: Cells): string {
  const { bytes } = cells
  const start = startOf(cells, DATA)
  const end = wordEnd(bytes, start, endOf(cells, DATA))
  const likely = BY_LENGTH[end - start] ?? []
  for (let i = 0; i < likely.length; i++) if (spells(bytes, start, end, likely[i]!)) return likely[i]!
  return ''
}

/** Whether a text begins with a command. */
export const isCommand = (data: string): boolean => VERBS.includes((/^\S+/.exec(data)?.[0] ?? '').toUpperCase())

/** Why a sign-in was refused, and by which mechanism: `Inbound AUTH LOGIN failed because of LogonDenied`. Undefined where a note says something else. */
export function refusalIn(cells: Cells): { readonly reason: Span; readonly mechanism: Span } | undefined {
  const { bytes } = cells
  const start = startOf(cells, CONTEXT)
  const end = endOf(cells, CONTEXT)
  if (!startsWith(bytes, start, end, INBOUND_AUTH)) return undefined
  const because = find(bytes, start, end, BECAUSE)
  if (because < 0) return undefined
  const mechanism = start + INBOUND_AUTH.length
  const reason = because + BECAUSE.length
  return {
    reason: { start: reason, end: wordEnd(bytes, reason, end) },
    mechanism: { start: mechanism, end: wordEnd(bytes, mechanism, end) },
  }
}

/** The name in `User Name: …`; undefined where a note says something else, or that there is none. */
export function namedIn(bytes: Uint8Array, start: number, end: number): Span | undefined {
  if (!startsWith(bytes, start, end, USER_NAME)) return undefined
  const name = start + USER_NAME.length
  const isNull = end - name === 4 && String.fromCharCode(...bytes.subarray(name, end)).toUpperCase() === 'NULL'
  return isNull || name === end ? undefined : { start: name, end }
}

const XPROXY = ascii('XPROXY')
const IP_IS = ascii(' IP=')

/** The address that a front end names when it hands a connection on: `XPROXY SID=… IP=10.1.5.77 PORT=…`. */
export function forwardedIn(cells: Cells): Span | undefined {
  const { bytes } = cells
  const start = startOf(cells, DATA)
  const end = endOf(cells, DATA)
  const at = startsWith(bytes, start, end, XPROXY) ? find(bytes, start, end, IP_IS) + IP_IS.length : 0
  return at > start ? { start: at, end: wordEnd(bytes, at, end) } : undefined
}

/** Whether a note says that the account in `data` has signed in. */
export const isSignedIn = (cells: Cells): boolean =>
  endOf(cells, CONTEXT) - startOf(cells, CONTEXT) === AUTHENTICATED.length &&
  startsWith(cells.bytes, startOf(cells, CONTEXT), endOf(cells, CONTEXT), AUTHENTICATED)

/** What the reasons of a refusal mean; only LogonDenied is a judgement of name and password. Others tell of the handshake. */
const REASONS: ReadonlyMap<string, EntryClass> = new Map<string, EntryClass>([
  ['LogonDenied', 'bad-password'],
  ['TimeSkew', 'clock'],
  ['NoAuthenticatingAuthority', 'infrastructure'],
  ['InternalError', 'infrastructure'],
  ['BadBinding', 'policy'],
])

export const classOfReason = (reason: string): EntryClass => REASONS.get(reason) ?? 'other'
