import type { Random } from '../../tools/sample/random.ts'
import { viewerDate, viewerTime } from '../../tools/sample/stamps.ts'
import { DOMAIN, type Person } from './people.ts'

export interface ModernLogon {
  readonly at: number
  readonly zoneMinutes: number
  readonly person: Person
  readonly address: string
  readonly failed: boolean
}

/** 4624 or 4625 as the Event Viewer of Windows Server 2008 and later copies it as text. */
export function modernLogon(random: Random, logon: ModernLogon): string {
  const { at, zoneMinutes, person, failed } = logon
  const head = [
    'Log Name:      Security',
    'Source:        Microsoft-Windows-Security-Auditing',
    `Date:          ${viewerDate(at, zoneMinutes)} ${viewerTime(at, zoneMinutes)}`,
    `Event ID:      ${failed ? 4625 : 4624}`,
    'Task Category: Logon',
    'Level:         Information',
    `Keywords:      Audit ${failed ? 'Failure' : 'Success'}`,
    'User:          N/A',
    'Computer:      MAIL02.contoso.com',
    'Description:',
  ]
  const body = failed ? refusedBody(random, person) : acceptedBody(random, person)
  return [...head, ...body, ...network(random, logon), '', ...EXPLANATION, '', ''].join('\r\n')
}

const SUBJECT = [
  'Subject:',
  '\tSecurity ID:\t\tSYSTEM',
  '\tAccount Name:\t\tMAIL02$',
  `\tAccount Domain:\t\t${DOMAIN}`,
  '\tLogon ID:\t\t0x3e7',
]

function refusedBody(random: Random, person: Person): string[] {
  const locked = random.chance(0.25)
  return [
    'An account failed to log on.',
    '',
    ...SUBJECT,
    '',
    'Logon Type:\t\t\t8',
    '',
    'Account For Which Logon Failed:',
    '\tSecurity ID:\t\tNULL SID',
    `\tAccount Name:\t\t${person.user}`,
    `\tAccount Domain:\t\t${DOMAIN}`,
    '',
    'Failure Information:',
    `\tFailure Reason:\t\t${locked ? 'Account locked out.' : 'Unknown user name or bad password.'}`,
    `\tStatus:\t\t\t${locked ? '0xc0000234' : '0xc000006d'}`,
    `\tSub Status:\t\t${locked ? '0x0' : '0xc000006a'}`,
    '',
    'Process Information:',
    '\tCaller Process ID:\t0x1a2c',
    '\tCaller Process Name:\tC:\\Windows\\System32\\inetsrv\\w3wp.exe',
    '',
  ]
}

function acceptedBody(random: Random, person: Person): string[] {
  return [
    'An account was successfully logged on.',
    '',
    ...SUBJECT,
    '',
    'Logon Type:\t\t\t8',
    '',
    'New Logon:',
    `\tSecurity ID:\t\t${DOMAIN}\\${person.user}`,
    `\tAccount Name:\t\t${person.user}`,
    `\tAccount Domain:\t\t${DOMAIN}`,
    `\tLogon ID:\t\t0x${random.whole(0x100000, 0xfffffff).toString(16)}`,
    '\tLogon GUID:\t\t{00000000-0000-0000-0000-000000000000}',
    '',
    'Process Information:',
    '\tProcess ID:\t\t0x1a2c',
    '\tProcess Name:\t\tC:\\Windows\\System32\\inetsrv\\w3wp.exe',
    '',
  ]
}

function network(random: Random, { person, address }: ModernLogon): string[] {
  return [
    'Network Information:',
    `\tWorkstation Name:\t${random.chance(0.7) ? 'MAIL02' : person.computer}`,
    `\tSource Network Address:\t${address}`,
    `\tSource Port:\t\t${random.whole(1025, 65_535)}`,
    '',
    'Detailed Authentication Information:',
    '\tLogon Process:\t\tAdvapi  ',
    '\tAuthentication Package:\tNegotiate',
    '\tTransited Services:\t-',
    '\tPackage Name (NTLM only):\t-',
    '\tKey Length:\t\t0',
  ]
}

/** Words such as "Logon Type" come again in the explanation; a reader must not take them for fields. */
const EXPLANATION = [
  'This event is generated on the computer on which the logon was attempted.',
  '',
  'The Logon Type field indicates the kind of logon. The most common types are 2 (interactive) and 3 (network).',
  '',
  'The Process Information fields indicate which process asked for the logon. Key length is 0 where no session key was asked for.',
]
