import { acceptedLogon, eventBlock, type Logon, localSystem, NOBODY, refusedLogon } from '../../tools/sample/eventText.ts'
import type { Random } from '../../tools/sample/random.ts'
import { modernLogon } from './modernLogon.ts'
import { addressOf, DOMAIN, type Person, somebody } from './people.ts'

const ZONE = -300

/** One event: half of them of Windows Server 2003, half of later systems, a quarter of them failures. */
export function securityRecord(random: Random, at: number): string {
  const person = somebody(random)
  const address = addressOf(random, person, 6)
  const failed = random.chance(0.25)
  if (random.chance(0.5)) return modernLogon(random, { at, zoneMinutes: ZONE, person, address, failed })
  return failed ? refused(random, at, person) : accepted(random, at, person, address)
}

function refused(random: Random, at: number, person: Person): string {
  const id = random.chance(0.3) ? 539 : 529
  const caller = localSystem('EXCHSRV01', DOMAIN, 1728)
  const logon: Logon = {
    user: person.user,
    domain: random.chance(0.5) ? '' : DOMAIN,
    type: 3,
    process: 'Advapi  ',
    authentication: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
    workstation: 'EXCHSRV01',
    caller,
  }
  const user = 'NT AUTHORITY\\SYSTEM'
  return `${eventBlock({ at, id, audit: 'Failure', category: 'Logon/Logoff', user, computer: 'EXCHSRV01', description: refusedLogon(id, logon) }, ZONE)}\r\n`
}

function accepted(random: Random, at: number, person: Person, address: string): string {
  const caller = { ...NOBODY, address, port: String(random.whole(1025, 5000)) }
  const logon: Logon = {
    user: person.user,
    domain: DOMAIN,
    type: 3,
    process: 'NtLmSsp ',
    authentication: 'NTLM',
    workstation: person.computer,
    caller,
  }
  const description = acceptedLogon(540, logon, `(0x0,0x${random.whole(0x100000, 0xfffffff).toString(16).toUpperCase()})`)
  const user = `${DOMAIN}\\${person.user}`
  return `${eventBlock({ at, id: 540, audit: 'Success', category: 'Logon/Logoff', user, computer: 'EXCHSRV01', description }, ZONE)}\r\n`
}
