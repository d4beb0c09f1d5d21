import { USER, CALLER, SOURCE, CLIENT, PROCESS, SESSION, NTSTATUS, type FieldParts } from './fieldParts.ts'
import type { FieldKind } from '../../formats/format.ts'
import * as S from './slots.ts'

/** A value of an event's data as a row: its name, the slot it is read for, what it is, and where it matters its part, number space or unit. */
export type DataRow = readonly [name: string, slot: number, kind: FieldKind, meaning: string, more?: FieldParts]

const ACCOUNTS: readonly DataRow[] = [
  ['TargetUserName', S.USER, 'user', 'Account that logged on, tried to, was changed or locked', USER],
  ['TargetDomainName', S.DOMAIN, 'domain', 'Domain of that account; empty where the client sent none'],
  ['TargetUserSid', S.UNREAD, 'text', 'SID of that account'],
  ['TargetSid', S.UNREAD, 'text', 'SID of that account'],
  ['TargetLogonId', S.LOGON_ID, 'session', 'Session on the machine that wrote the event, until it restarts', SESSION],
  ['NewTargetUserName', S.USER, 'user', 'Account by its new name', USER],
  ['OldTargetUserName', S.UNREAD, 'user', 'Account by its old name'],
  ['SubjectUserName', S.SUBJECT, 'user', 'Account that asked for it; for process starts and shares the user', CALLER],
  ['SubjectDomainName', S.SUBJECT_DOMAIN, 'domain', 'Domain of that account'],
  ['SubjectUserSid', S.UNREAD, 'text', 'SID of that account'],
  ['SubjectLogonId', S.SUBJECT_LOGON_ID, 'session', 'Session of that account; 0x3e7 is the system itself'],
  ['AccountName', S.UNREAD, 'text', 'Account that a program wrote the event under'],
  ['AccountDomain', S.DOMAIN, 'domain', 'Domain of the account of a terminal session'],
  ['LogonID', S.LOGON_ID, 'session', 'Session that was connected or left', SESSION],
  ['UserName', S.UNREAD, 'text', 'Account that a program wrote the event under'],
  ['DomainName', S.UNREAD, 'text', 'Domain of that account'],
  ['FullyQualifiedSubjectUserName', S.UNREAD, 'text', 'Account as the policy server resolved it'],
]

const MACHINES: readonly DataRow[] = [
  ['WorkstationName', S.STATION, 'host', 'Machine as the client calls itself; the server where a service asked', SOURCE],
  ['Workstation', S.STATION, 'host', 'Machine as the NTLM client calls itself; may be empty or invented', SOURCE],
  ['ClientName', S.STATION, 'host', 'Machine at which a terminal session is shown', SOURCE],
  ['IpAddress', S.ADDRESS, 'ip', 'Address of the client; ::1 and 127.0.0.1 are the machine itself', CLIENT],
  ['IpPort', S.UNREAD, 'number', 'Port of the client'],
  ['ClientAddress', S.ADDRESS, 'ip', 'Address at which a terminal session is shown; LOCAL at the machine itself', CLIENT],
  ['ClientIPAddress', S.ADDRESS, 'ip', 'Address of an LDAP client, or of the access point before a policy server', CLIENT],
  ['IPString', S.ADDRESS, 'ip', 'Address of a Remote Desktop client that was refused', CLIENT],
  ['TargetServerName', S.TARGET_SERVER, 'host', 'Machine the credentials were meant for', { role: 'server' }],
  ['TargetInfo', S.UNREAD, 'text', 'Service on that machine'],
  ['SChannelName', S.SECURE_CHANNEL, 'host', 'Machine that passed the logon on', { role: 'via' }],
  ['SChannelType', S.UNREAD, 'number', 'Kind of that machine; 2 is a member server'],
  ['CalledStationID', S.UNREAD, 'text', 'Access point and network name'],
  ['CallingStationID', S.CALLING_STATION, 'device', 'Device, mostly by its MAC address', { role: 'device' }],
]

const PROCESSES: readonly DataRow[] = [
  ['ProcessId', S.PROCESS_ID, 'pid', 'Process that asked for the logon, or that ended', PROCESS],
  ['ProcessName', S.IMAGE, 'text', 'Its program'],
  ['NewProcessId', S.PROCESS_ID, 'pid', 'Process that was started', PROCESS],
  ['NewProcessName', S.IMAGE, 'text', 'Its program'],
  ['ParentProcessName', S.UNREAD, 'text', 'Program of the process that started it'],
  ['CommandLine', S.UNREAD, 'text', 'Command line; may hold secrets and is never indexed'],
]

const RESULTS: readonly DataRow[] = [
  ['Status', S.STATUS, 'code', 'Result of the logon; 0xC000006D leaves the reason to SubStatus', NTSTATUS],
  ['SubStatus', S.SUB_STATUS, 'code', 'The exact reason; 0x0 where Status says it all', NTSTATUS],
  ['FailureReason', S.REASON, 'text', 'Why the logon was refused, as the number of a message'],
  ['ReasonCode', S.CODE, 'code', 'Why a policy server refused', { space: 'nps' }],
  ['Reason', S.REASON, 'text', 'The same in words'],
  ['Note', S.NOTE, 'text', 'What was done to the account (642 of Windows 2000)'],
  ['PasswordLastSet', S.PASSWORD_LAST_SET, 'text', 'When the password was set; - where it was not'],
]

const LOGON: readonly DataRow[] = [
  ['LogonType', S.LOGON_TYPE, 'code', 'Kind of logon: 3 network, 8 network with the password in clear', { space: 'logon-type' }],
  ['LogonProcessName', S.LOGON_PROCESS, 'text', 'Advapi: a program called LogonUser. NtLmSsp: NTLM over the network'],
  ['AuthenticationPackageName', S.PACKAGE, 'text', 'Package that looked at the password'],
  ['PackageName', S.PACKAGE, 'text', 'Package that looked at the password'],
  ['LmPackageName', S.UNREAD, 'text', 'Version of NTLM'],
  ['KeyLength', S.UNREAD, 'number', 'Length of the session key', { unit: 'bits' }],
  ['TransmittedServices', S.UNREAD, 'text', 'Services that acted on behalf of the user'],
  ['LogonGuid', S.UNREAD, 'text', 'Joins a logon with the Kerberos ticket behind it'],
  ['ServiceName', S.UNREAD, 'text', 'Service the ticket is for; krbtgt for a first ticket'],
  ['ServiceSid', S.UNREAD, 'text', 'SID of that service'],
  ['PreAuthType', S.UNREAD, 'code', 'How the client proved itself: 2 by password, 15 to 17 by card', { space: 'pre-auth' }],
  ['TicketOptions', S.UNREAD, 'text', 'What the client asked for, as bits'],
  ['TicketEncryptionType', S.UNREAD, 'text', 'How the ticket is encrypted; 0x18 here is no failure'],
  ['SessionName', S.SESSION_NAME, 'text', 'Terminal session: RDP-Tcp#n or Console'],
  ['ShareName', S.UNREAD, 'text', 'Share that was opened'],
  ['PrivilegeList', S.UNREAD, 'text', 'Rights of the session'],
  ['Payload', S.UNREAD, 'text', 'The data of the event as JSON inside a string, as EvtxECmd writes it'],
  ['PreviousTime', S.UNREAD, 'text', 'Clock before it was set'],
  ['NewTime', S.UNREAD, 'text', 'Clock after it was set'],
  ['TaskName', S.TASK, 'text', 'Scheduled task, with its folder'],
  ['UserContext', S.UNREAD, 'text', 'Account that a program works for'],
  ['ServiceAccount', S.UNREAD, 'text', 'Account that a new service runs as'],
  ['param1', S.UNREAD, 'text', 'First value of an event that names none'],
  ['param2', S.UNREAD, 'text', 'Second value of an event that names none'],
]

/** Columns of a web log that IIS hands over as an event; their slots are those of frames/w3c. */
const WEB: readonly DataRow[] = [
  ['date', S.UNREAD, 'time', 'Day of a web row', { unit: 'UTC' }],
  ['time', S.UNREAD, 'time', 'Time of a web row', { unit: 'UTC' }],
  ['c-ip', S.UNREAD, 'ip', 'Address a web request came from', CLIENT],
  ['cs-username', S.UNREAD, 'user', 'Account that signed in to a web site, or the name that was tried', USER],
  ['s-computername', S.UNREAD, 'text', 'Web server without its domain'],
  ['s-ip', S.UNREAD, 'ip', 'Address the request reached', { role: 'server' }],
  ['cs-method', S.UNREAD, 'text', 'What was asked of the web server: GET, POST'],
  ['cs-uri-stem', S.UNREAD, 'text', 'Path that was asked for'],
  ['cs-uri-query', S.UNREAD, 'text', 'What followed the ? of the address; ActiveSync names user and device here'],
  ['sc-status', S.UNREAD, 'code', 'HTTP status of the answer; 401 alone is no verdict', { space: 'http' }],
  ['sc-substatus', S.UNREAD, 'number', 'What IIS adds to the status'],
  ['sc-win32-status', S.UNREAD, 'code', 'What Windows said; judges a 401'],
  ['csUser-Agent', S.UNREAD, 'text', 'Program that asked'],
  ['X-Forwarded-For', S.UNREAD, 'ip', 'Client as a proxy before the server names it', { role: 'forwarded' }],
]

/** The values of events by the names that Windows gives them in EventData: one table for XML, JSON and whatever else keeps the names. */
export const EVENT_DATA: readonly DataRow[] = [...ACCOUNTS, ...MACHINES, ...PROCESSES, ...RESULTS, ...LOGON, ...WEB]

const webColumns: ReadonlySet<string> = new Set(WEB.map(([name]) => name))
export const isWebColumn = (name: string): boolean => webColumns.has(name)

/** A name that means something else in some events; the value gets an id of its own. */
export interface Exception {
  readonly events: readonly number[]
  readonly name: string
  readonly id: string
  readonly slot: number
  readonly kind: FieldKind
  readonly meaning: string
  readonly more?: NonNullable<DataRow[4]>
}

const POLICY_SERVER = [6272, 6273, 6274, 6275, 6276, 6277, 6278, 6279, 6280]
const PASSED_ON = [2889, 8001, 8002, 8003, 8004]
/** The Service Control Manager; the history of scheduled tasks. */
const SERVICE_CONTROL = [7000, 7038, 7041]
const TASK_HISTORY = [100, 101, 102, 103, 106, 107, 110, 111, 140]
const KERBEROS = [672, 673, 675, 676, 677, 4768, 4769, 4770, 4771, 4772, 4773]

export const EXCEPTIONS: readonly Exception[] = [
  {
    events: [644, 4740],
    name: 'TargetDomainName',
    id: 'caller-computer',
    slot: S.STATION,
    kind: 'host',
    meaning: 'Machine that the last wrong password came through; often empty',
    more: SOURCE,
  },
  {
    events: [592, 4688],
    name: 'ProcessId',
    id: 'creator-process-id',
    slot: S.UNREAD,
    kind: 'pid',
    meaning: 'Process that started the new one',
  },
  { events: [593, 4689], name: 'Status', id: 'exit-status', slot: S.UNREAD, kind: 'number', meaning: 'What the process returned' },
  {
    events: KERBEROS,
    name: 'Status',
    id: 'ticket-status',
    slot: S.CODE,
    kind: 'code',
    meaning: 'Result of a Kerberos request; 0x18 is a wrong password',
    more: { space: 'kerberos' },
  },
  {
    events: POLICY_SERVER,
    name: 'SubjectUserName',
    id: 'requesting-user',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account that asked for access to the network',
    more: USER,
  },
  {
    events: POLICY_SERVER,
    name: 'SubjectDomainName',
    id: 'requesting-domain',
    slot: S.DOMAIN,
    kind: 'domain',
    meaning: 'Domain of that account',
  },
  {
    events: [682, 683, 4778, 4779, 4820, 4821, 4822, 4823, 4824],
    name: 'AccountName',
    id: 'session-account',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account of a terminal session, or one that a policy refused',
    more: USER,
  },
  {
    events: PASSED_ON,
    name: 'UserName',
    id: 'passed-on-user',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account of an NTLM logon that was passed on, or of an LDAP bind',
    more: USER,
  },
  { events: PASSED_ON, name: 'DomainName', id: 'passed-on-domain', slot: S.DOMAIN, kind: 'domain', meaning: 'Domain of that account' },
  {
    events: SERVICE_CONTROL,
    name: 'param1',
    id: 'controlled-service',
    slot: S.SERVICE,
    kind: 'text',
    meaning: 'Service that could not start or log on',
  },
  {
    events: [7038, 7041],
    name: 'param2',
    id: 'service-account',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account that the service could not log on as',
    more: USER,
  },
  { events: [4697], name: 'ServiceName', id: 'installed-service', slot: S.SERVICE, kind: 'text', meaning: 'Service that was installed' },
  {
    events: [4697],
    name: 'ServiceAccount',
    id: 'installed-account',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account that a new service runs as',
    more: USER,
  },
  {
    events: TASK_HISTORY,
    name: 'UserContext',
    id: 'task-account',
    slot: S.USER,
    kind: 'user',
    meaning: 'Account that a task runs as',
    more: USER,
  },
  { events: POLICY_SERVER, name: 'ClientName', id: 'access-point', slot: S.UNREAD, kind: 'text', meaning: 'Name of the access point' },
]
