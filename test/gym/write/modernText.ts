import { viewerDate, viewerTime } from '../../../tools/sample/stamps.ts'
import type { SecurityEvent } from '../events.ts'

type Line = readonly [label: string, key: string] | string

/** Title, category and lines of an event's text since Windows Vista: headings and blank lines as they are, labels with the name of their value. */
type Layout = readonly [title: string, category: string, lines: readonly Line[]]

const SUBJECT: readonly Line[] = [
  '',
  'Subject:',
  ['\tSecurity ID:\t\t', 'SubjectUserSid'],
  ['\tAccount Name:\t\t', 'SubjectUserName'],
  ['\tAccount Domain:\t\t', 'SubjectDomainName'],
  ['\tLogon ID:\t\t', 'SubjectLogonId'],
]
const account = (heading: string): Line[] => [
  '',
  `${heading}:`,
  ['\tSecurity ID:\t\t', 'TargetUserSid'],
  ['\tAccount Name:\t\t', 'TargetUserName'],
  ['\tAccount Domain:\t\t', 'TargetDomainName'],
]
const NETWORK: readonly Line[] = [
  '',
  'Network Information:',
  ['\tWorkstation Name:\t', 'WorkstationName'],
  ['\tSource Network Address:\t', 'IpAddress'],
  ['\tSource Port:\t\t', 'IpPort'],
]
const DETAILS: readonly Line[] = [
  '',
  'Detailed Authentication Information:',
  ['\tLogon Process:\t\t', 'LogonProcessName'],
  ['\tAuthentication Package:\t', 'AuthenticationPackageName'],
  '\tTransited Services:\t-',
  '\tPackage Name (NTLM only):\t-',
  '\tKey Length:\t\t0',
]
const session = (): Line[] => [
  '',
  'Subject:',
  ['\tAccount Name:\t\t', 'AccountName'],
  ['\tAccount Domain:\t\t', 'AccountDomain'],
  ['\tLogon ID:\t\t', 'LogonID'],
  '',
  'Session:',
  ['\tSession Name:\t\t', 'SessionName'],
  '',
  'Additional Information:',
  ['\tClient Name:\t\t', 'ClientName'],
  ['\tClient Address:\t\t', 'ClientAddress'],
]

const LAYOUTS: Readonly<Record<number, Layout>> = {
  4625: [
    'An account failed to log on.',
    'Logon',
    [
      ...SUBJECT,
      '',
      ['Logon Type:\t\t\t', 'LogonType'],
      ...account('Account For Which Logon Failed'),
      '',
      'Failure Information:',
      ['\tFailure Reason:\t\t', 'FailureReason'],
      ['\tStatus:\t\t\t', 'Status'],
      ['\tSub Status:\t\t', 'SubStatus'],
      '',
      'Process Information:',
      ['\tCaller Process ID:\t', 'ProcessId'],
      ['\tCaller Process Name:\t', 'ProcessName'],
      ...NETWORK,
      ...DETAILS,
      '',
      'This event is generated when a logon request fails. It is generated on the computer where access was attempted.',
      '',
      'The Logon Type field indicates the kind of logon that was requested. The most common types are 2 (interactive) and 3 (network).',
    ],
  ],
  4624: [
    'An account was successfully logged on.',
    'Logon',
    [
      ...SUBJECT,
      '',
      ['Logon Type:\t\t\t', 'LogonType'],
      ...account('New Logon'),
      ['\tLogon ID:\t\t', 'TargetLogonId'],
      '',
      'Process Information:',
      ['\tProcess ID:\t\t', 'ProcessId'],
      ['\tProcess Name:\t\t', 'ProcessName'],
      ...NETWORK,
      ...DETAILS,
    ],
  ],
  4634: [
    'An account was logged off.',
    'Logoff',
    [
      '',
      'Subject:',
      ['\tAccount Name:\t\t', 'TargetUserName'],
      ['\tAccount Domain:\t\t', 'TargetDomainName'],
      ['\tLogon ID:\t\t', 'TargetLogonId'],
      '',
      ['Logon Type:\t\t\t', 'LogonType'],
    ],
  ],
  4740: [
    'A user account was locked out.',
    'User Account Management',
    [
      ...SUBJECT,
      '',
      'Account That Was Locked Out:',
      '\tSecurity ID:\t\tS-1-5-21-1004336348-1177238915-682003330-1121',
      ['\tAccount Name:\t\t', 'TargetUserName'],
      '',
      'Additional Information:',
      ['\tCaller Computer Name:\t', 'TargetDomainName'],
    ],
  ],
  4767: ['A user account was unlocked.', 'User Account Management', [...SUBJECT, ...account('Target Account')]],
  4723: ["An attempt was made to change an account's password.", 'User Account Management', [...SUBJECT, ...account('Target Account')]],
  4771: [
    'Kerberos pre-authentication failed.',
    'Kerberos Authentication Service',
    [
      '',
      'Account Information:',
      '\tSecurity ID:\t\tS-1-5-21-1004336348-1177238915-682003330-1121',
      ['\tAccount Name:\t\t', 'TargetUserName'],
      '',
      'Service Information:',
      ['\tService Name:\t\t', 'ServiceName'],
      '',
      'Network Information:',
      ['\tClient Address:\t\t', 'IpAddress'],
      ['\tClient Port:\t\t', 'IpPort'],
      '',
      'Additional Information:',
      ['\tTicket Options:\t\t', 'TicketOptions'],
      ['\tFailure Code:\t\t', 'Status'],
      ['\tPre-Authentication Type:\t', 'PreAuthType'],
    ],
  ],
  4776: [
    'The computer attempted to validate the credentials for an account.',
    'Credential Validation',
    [
      '',
      ['Authentication Package:\t', 'PackageName'],
      ['Logon Account:\t', 'TargetUserName'],
      ['Source Workstation:\t', 'Workstation'],
      ['Error Code:\t', 'Status'],
    ],
  ],
  4779: ['A session was disconnected from a Window Station.', 'Other Logon/Logoff Events', session()],
  6273: [
    'Network Policy Server denied access to a user.',
    'Network Policy Server',
    [
      '',
      'User:',
      '\tSecurity ID:\t\t\tS-1-5-21-1004336348-1177238915-682003330-1121',
      ['\tAccount Name:\t\t\t', 'SubjectUserName'],
      ['\tAccount Domain:\t\t\t', 'SubjectDomainName'],
      '',
      'Client Machine:',
      '\tSecurity ID:\t\t\tNULL SID',
      '\tAccount Name:\t\t\t-',
      '\tCalled Station Identifier:\t\t00-1B-21-3C-9D-F8:STAFF',
      ['\tCalling Station Identifier:\t\t', 'CallingStationID'],
      '',
      'RADIUS Client:',
      '\tClient Friendly Name:\t\tAP-12',
      ['\tClient IP Address:\t\t\t', 'ClientIPAddress'],
      '',
      'Authentication Details:',
      '\tAuthentication Type:\t\tPEAP',
      ['\tReason Code:\t\t\t', 'ReasonCode'],
      '\tReason:\t\t\t\tAuthentication failed due to a user credentials mismatch.',
    ],
  ],
}

const REASONS: Readonly<Record<string, string>> = { '%%2313': 'Unknown user name or bad password.', '%%2307': 'Account locked out.' }

/** What Event Viewer shows of an event; undefined where the event has no text here. */
export function modernDescription({ id, data, provider }: SecurityEvent): { readonly category: string; readonly text: string } | undefined {
  const layout = provider === undefined ? LAYOUTS[id] : undefined
  if (layout === undefined) return undefined
  const [title, category, lines] = layout
  const value = (key: string): string => (key.endsWith('Sid') ? 'NULL SID' : (REASONS[data[key] ?? ''] ?? data[key] ?? '-'))
  return {
    category,
    text: [title, ...lines.map(line => (typeof line === 'string' ? line : `${line[0]}${value(line[1])}`)), ''].join('\r\n'),
  }
}

/** One event as the Event Viewer of Windows Server 2008 and later copies it; '' where the event has no text here. */
export function modernText(event: SecurityEvent, zoneMinutes: number, dnsDomain: string): string {
  const description = modernDescription(event)
  if (description === undefined) return ''
  const { at, id, computer, audit } = event
  return [
    'Log Name:      Security',
    'Source:        Microsoft-Windows-Security-Auditing',
    `Date:          ${viewerDate(at, zoneMinutes)} ${viewerTime(at, zoneMinutes)}`,
    `Event ID:      ${id}`,
    `Task Category: ${description.category}`,
    'Level:         Information',
    `Keywords:      Audit ${audit}`,
    'User:          N/A',
    `Computer:      ${computer}.${dnsDomain}`,
    'Description:',
    description.text,
    '',
  ].join('\r\n')
}
