import { lockedOut, validation } from './accountText.ts'
import { type LegacyEvent, localSystem, type Logon, refusedLogon } from './eventText.ts'
import type { Attempt, Options } from './story.ts'

/** PID of inetinfo.exe on the Exchange server since its last start. */
export const INETINFO = 1728

/** What one try with the stale password leaves behind: the controller judges (680) and perhaps locks (644), then the Exchange server reports (529 or 539). */
export function attemptEvents(attempt: Attempt, options: Options, pid = INETINFO): LegacyEvent[] {
  const { domain, user, exchange, controller } = options.names
  const bad = attempt.kind === 'bad-password'
  const system = { user: 'NT AUTHORITY\\SYSTEM', category: 'Account Logon', computer: controller, audit: 'Failure' } as const
  const judged: LegacyEvent = {
    ...system,
    at: attempt.at - 40,
    id: 680,
    description: validation(user, exchange, bad ? '0xC000006A' : '0xC0000234'),
  }
  const id = bad ? 529 : 539
  const reported: LegacyEvent = {
    ...system,
    at: attempt.at,
    id,
    category: 'Logon/Logoff',
    computer: exchange,
    description: refusedLogon(id, smtpLogon(options, pid)),
  }
  if (!attempt.locks) return [judged, reported]
  const actor = { user: `${controller}$`, domain, logonId: '(0x0,0x3E7)' }
  const lockout: LegacyEvent = {
    ...system,
    at: attempt.at - 30,
    id: 644,
    audit: 'Success',
    category: 'Account Management',
    description: lockedOut(user, domain, exchange, actor),
  }
  return [judged, lockout, reported]
}

/** The client gave a name without a domain, so that the field is empty, and the service names itself as the workstation. */
function smtpLogon(options: Options, pid: number): Logon {
  const { domain, user, exchange } = options.names
  return {
    user,
    domain: '',
    type: 3,
    process: 'Advapi  ',
    authentication: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
    workstation: exchange,
    caller: localSystem(exchange, domain, pid),
  }
}
