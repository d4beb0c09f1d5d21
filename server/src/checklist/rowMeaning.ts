import type { What } from '../model/entry.ts'

const GREETINGS = new Set(['EHLO', 'HELO', 'LHLO'])
const DELIVERING = new Set(['MAIL', 'MAIL FROM'])
const SIGN_INS = new Set(['AUTH', 'PASS', 'LOGIN', 'AUTHENTICATE', 'AUTHINFO'])

/** What a row means for the session it belongs to. */
export const OTHER = 0
export const GREETING = 1
const FAREWELL = 2
export const DELIVERY = 3
export const SIGN_IN = 4
export const REFUSED = 5
export const SECURED = 6
/** A refusal told in words at the moment of the verdict, before the reply, which may come late. */
export const JUDGED = 7
/** A sign-in that was granted. */
export const ADMITTED = 8

/** What a row of a protocol log means, by its verb and its verdict. */
export function meaningOf(what: What): number {
  const verb = (what.action ?? '').toUpperCase()
  if (what.outcome === 'failure') return what.codes.length === 0 && what.code !== '' ? JUDGED : REFUSED
  if (what.outcome === 'success' && what.class === 'logon') return ADMITTED
  if (GREETINGS.has(verb)) return GREETING
  if (DELIVERING.has(verb)) return DELIVERY
  if (SIGN_INS.has(verb)) return SIGN_IN
  if (verb === 'QUIT') return FAREWELL
  return verb === 'STARTTLS' || verb === 'STLS' ? SECURED : OTHER
}
