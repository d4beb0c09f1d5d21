import { viewerDate, viewerTime } from './stamps.ts'

/** One event of Windows Server 2003 as its Event Viewer puts it on the clipboard. */
export interface LegacyEvent {
  /** Milliseconds UTC on the clock of the collected log. */
  readonly at: number
  readonly id: number
  readonly audit: 'Success' | 'Failure'
  readonly category: 'Logon/Logoff' | 'Account Logon' | 'Account Management'
  readonly user: string
  readonly computer: string
  /** Rendered description: the message file's own line breaks leave a blank in front of every line but the first. */
  readonly description: readonly string[]
}

/** The trailing blank after the category and the two empty lines before the last one are genuine. */
export function eventBlock(event: LegacyEvent, zoneMinutes: number): string {
  return [
    `Event Type:\t${event.audit} Audit`,
    'Event Source:\tSecurity',
    `Event Category:\t${event.category} `,
    `Event ID:\t${event.id}`,
    `Date:\t\t${viewerDate(event.at, zoneMinutes)}`,
    `Time:\t\t${viewerTime(event.at, zoneMinutes)}`,
    `User:\t\t${event.user}`,
    `Computer:\t${event.computer}`,
    'Description:',
    ...event.description,
    '',
    '',
    'For more information, see Help and Support Center at http://go.microsoft.com/fwlink/events.asp.',
    '',
  ].join('\r\n')
}

/** Who asked for the logon, from where: the part that 528, 529, 539 and 540 share. */
export interface Caller {
  readonly user: string
  readonly domain: string
  readonly logonId: string
  readonly pid: string
  readonly address: string
  readonly port: string
}

export interface Logon {
  readonly user: string
  readonly domain: string
  readonly type: number
  /** With its trailing blanks. */
  readonly process: string
  readonly authentication: string
  readonly workstation: string
  readonly caller: Caller
}

export const NOBODY: Caller = { user: '-', domain: '-', logonId: '-', pid: '-', address: '-', port: '-' }

/** A service under LocalSystem: it logs on as the machine and keeps the address of its client to itself. */
export function localSystem(computer: string, domain: string, pid: number): Caller {
  return { ...NOBODY, user: `${computer}$`, domain, logonId: '(0x0,0x3E7)', pid: String(pid) }
}

/** 529 and 539. The two differ in tabs and blanks, not only in the reason. */
export function refusedLogon(id: 529 | 539, logon: Logon): string[] {
  const bad = id === 529
  return [
    'Logon Failure:',
    ` \tReason:\t\t${bad ? 'Unknown user name or bad password' : 'Account locked out'}`,
    ` \tUser Name:\t${logon.user}`,
    ` \tDomain:\t${bad ? '\t' : ''}${logon.domain}`,
    ...logonShape(logon),
    ` \tCaller User Name:\t${logon.caller.user}`,
    ` \tCaller Domain:\t${logon.caller.domain}`,
    ` \tCaller Logon ID:\t${logon.caller.logonId}`,
    ` \tCaller Process ID:${bad ? '\t' : ' '}${logon.caller.pid}`,
    ` \tTransited Services:${bad ? '\t' : ' '}-`,
    ...clientAddress(logon.caller),
  ]
}

/** 528 and 540, in which the process id and the transited services follow a blank. */
export function acceptedLogon(id: 528 | 540, logon: Logon, logonId: string): string[] {
  return [
    id === 528 ? 'Successful Logon:' : 'Successful Network Logon:',
    ` \tUser Name:\t${logon.user}`,
    ` \tDomain:\t\t${logon.domain}`,
    ` \tLogon ID:\t\t${logonId}`,
    ...logonShape(logon),
    ' \tLogon GUID:\t-',
    ` \tCaller User Name:\t${logon.caller.user}`,
    ` \tCaller Domain:\t${logon.caller.domain}`,
    ` \tCaller Logon ID:\t${logon.caller.logonId}`,
    ` \tCaller Process ID: ${logon.caller.pid}`,
    ' \tTransited Services: -',
    ...clientAddress(logon.caller),
  ]
}

function logonShape(logon: Logon): string[] {
  return [
    ` \tLogon Type:\t${logon.type}`,
    ` \tLogon Process:\t${logon.process}`,
    ` \tAuthentication Package:\t${logon.authentication}`,
    ` \tWorkstation Name:\t${logon.workstation}`,
  ]
}

function clientAddress(caller: Caller): string[] {
  return [` \tSource Network Address:\t${caller.address}`, ` \tSource Port:\t${caller.port}`]
}
