import type { Identity } from './identity.ts'

/**
 * Windows logon sessions. Nearly every logon has an id of its own, so the entry table keeps it as a number in a column and interns nothing.
 * Logs write the id, a LUID of 64 bits, as `0x51aa2` or in halves as `(0x0,0x51AA2)`. The number is its low half: a machine counts its ids up from 0 when it starts, so
 * that the high one hardly ever tells two apart.
 */
const HALVES = /^\(?0x[0-9a-f]{1,8}, ?(0x[0-9a-f]{1,8})\)?$/i
const WHOLE = /^0x([0-9a-f]{1,16})$/i

/** A logon id in its canonical spelling, `0x51aa2`; undefined where the text is none. */
export function canonicalLogonId(text: string): string | undefined {
  const digits = WHOLE.exec(HALVES.exec(text)?.[1] ?? text)?.[1]
  return digits === undefined ? undefined : logonIdText(Number.parseInt(digits.slice(-8), 16))
}

export const logonIdText = (logonId: number): string => `0x${logonId.toString(16)}`

/** The number of a session identity's logon id; undefined where it is a session of another kind (an FTP connection). */
export function logonIdOf(identity: Identity): number | undefined {
  return identity.kind === 'session' && /^0x[0-9a-f]{1,8}$/.test(identity.id) ? Number(identity.id) : undefined
}

/** The system's own sessions: LocalSystem 0x3e7, LocalService 0x3e5, NetworkService 0x3e4; and none. */
export const isNobodysSession = (logonId: number): boolean => logonId === 0 || (logonId >= 0x3e4 && logonId <= 0x3e7)
