import type { EntryClass } from './outcome.ts'

/** How a class is said to a person, in a few words; empty where it says less than the verb of the entry. Documents for programs keep the class itself. */
export const CLASS_WORDS: Readonly<Record<EntryClass, string>> = {
  other: '',
  'bad-password': 'wrong password',
  'locked-out': 'refused while locked',
  'no-such-user': 'no such account',
  expired: 'refused, expired',
  disabled: 'refused, account disabled',
  'must-change': 'refused, password must be changed',
  restriction: 'refused, not allowed here or now',
  policy: 'refused by policy',
  infrastructure: 'not checked, a server was missing',
  clock: 'refused, clocks differ',
  handshake: 'handshake',
  lockout: 'lockout',
  unlock: 'account unlocked',
  'password-change': 'password change',
  logon: 'logon',
  logoff: 'logoff',
  'process-start': 'process started',
  'process-end': 'process ended',
  session: '',
  noise: '',
}
