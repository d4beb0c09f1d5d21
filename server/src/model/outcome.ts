/** What an entry says about an authentication. Only `failure` is highlighted as a failed one. */
export const OUTCOMES = ['none', 'success', 'failure', 'challenge', 'lockout'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The classes that say why a logon was refused. */
const REFUSALS = [
  'bad-password',
  'locked-out',
  'no-such-user',
  'expired',
  'disabled',
  'must-change',
  'restriction',
  'policy',
  'infrastructure',
  'clock',
] as const

/**
 * The class of an entry: why a logon was refused, or what else the entry tells.
 * Order is the column value in the entry table; names are those of the entry contract (`lockout_trail.class`).
 */
export const ENTRY_CLASSES = [
  'other',
  ...REFUSALS,
  'handshake',
  'lockout',
  'unlock',
  'password-change',
  'logon',
  'logoff',
  'process-start',
  'process-end',
  'session',
  'noise',
] as const
export type EntryClass = (typeof ENTRY_CLASSES)[number]

/** Column value of a class in the entry table. */
export const classNumber = (name: EntryClass): number => ENTRY_CLASSES.indexOf(name)
/** Column value of an outcome in the entry table. */
export const outcomeNumber = (name: Outcome): number => OUTCOMES.indexOf(name)

/** The outcome that follows from a class alone: refusals are failures, 644/4740 are lockouts, a handshake leg is a challenge. */
export function outcomeOfClass(name: EntryClass): Outcome {
  if (REFUSALS.some(refusal => refusal === name)) return 'failure'
  if (name === 'lockout') return 'lockout'
  if (name === 'handshake') return 'challenge'
  return name === 'logon' ? 'success' : 'none'
}
