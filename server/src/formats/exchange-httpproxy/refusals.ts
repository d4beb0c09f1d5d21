import type { EntryClass } from '../../model/outcome.ts'

/** Words in `ErrorCode` and `GenericErrors` that tell of a judged sign-in. */
const REFUSALS: readonly (readonly [RegExp, EntryClass])[] = [
  [/LockedOut|AccountLocked/i, 'locked-out'],
  [/PasswordExpired|ExpiredCred/i, 'expired'],
  [/AccountDisabled/i, 'disabled'],
  [/LogonDenied|LogonFailed|LogonFailure|InvalidCred|BadPassword|AuthFailure/i, 'bad-password'],
]

/** Why a 401 is a refusal; undefined where nothing says that it is one: then it only asks for credentials. */
export const refusalIn = (...words: readonly string[]): EntryClass | undefined =>
  REFUSALS.find(([shape]) => words.some(text => shape.test(text)))?.[1]
