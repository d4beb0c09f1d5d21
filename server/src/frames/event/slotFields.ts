import { NTSTATUS, type FieldParts } from './fieldParts.ts'
import { windowsEvent } from '../../model/codes/events.ts'
import type { Field, FieldKind } from '../../formats/format.ts'
import * as S from './slots.ts'

/** A slot, and the field that its value is. */
type Row = readonly [slot: number, id: string, label: string, kind: FieldKind, meaning: string, more?: FieldParts]

/** The values of an event that are read, by slot. */
const ROWS: readonly Row[] = [
  [S.AUDIT, 'audit', 'Keywords, Type, EntryType', 'text', 'Success or failure of the audit'],
  [S.EVENT_SOURCE, 'event-source', 'Source, ProviderName', 'text', 'Program that wrote the event; only Security tells of logons'],
  [S.EVENT_ID, 'event-id', 'Event ID', 'code', 'What happened', { space: 'event' }],
  [
    S.DATE,
    'date',
    'Date and Time',
    'time',
    'Day, mostly with the time of day; in the form of the machine that made the export',
    { unit: 'local time' },
  ],
  [S.TIME, 'time', 'Time', 'time', 'Time of day', { unit: 'local time' }],
  [S.COMPUTER, 'computer', 'Computer', 'host', 'Machine that wrote the event; process and logon ids are its own', { role: 'logger' }],
  [S.USER, 'user-name', 'User Name', 'user', 'Account that logged on, tried to, or was changed', { role: 'user' }],
  [S.DOMAIN, 'domain', 'Domain', 'domain', 'Domain of that account; empty where the client sent none'],
  [S.LOGON_ID, 'logon-id', 'Logon ID', 'session', 'Session on the machine that wrote the event, until it restarts', { role: 'session' }],
  [S.ACCOUNT, 'account-name', 'Account Name', 'user', 'Account under no heading or one that names no user'],
  [S.ACCOUNT_DOMAIN, 'account-domain', 'Account Domain', 'domain', 'Domain of that account'],
  [
    S.SUBJECT,
    'subject-account-name',
    'Subject: Account Name',
    'user',
    'Account that asked for it; for logoffs and process starts the user',
    { role: 'caller' },
  ],
  [S.SUBJECT_DOMAIN, 'subject-account-domain', 'Subject: Account Domain', 'domain', 'Domain of that account'],
  [S.SUBJECT_LOGON_ID, 'subject-logon-id', 'Subject: Logon ID', 'session', 'Session of that account; 0x3e7 is the system itself'],
  [
    S.CALLER,
    'caller-user-name',
    'Caller User Name',
    'user',
    'Account that the calling process runs as; NAME$ is the machine itself',
    { role: 'caller' },
  ],
  [S.CALLER_DOMAIN, 'caller-domain', 'Caller Domain', 'domain', 'Domain of that account'],
  [S.CALLER_LOGON_ID, 'caller-logon-id', 'Caller Logon ID', 'session', 'Session of that account; (0x0,0x3E7) is the system itself'],
  [
    S.LOGON_TYPE,
    'logon-type',
    'Logon Type',
    'code',
    'Kind of logon: 3 network, 8 network with the password in clear, 10 Remote Desktop …',
    { space: 'logon-type' },
  ],
  [S.LOGON_PROCESS, 'logon-process', 'Logon Process', 'text', 'Advapi: a program called LogonUser. NtLmSsp: NTLM over the network'],
  [S.PACKAGE, 'authentication-package', 'Authentication Package', 'text', 'Package that looked at the password'],
  [
    S.STATION,
    'workstation-name',
    'Workstation Name',
    'host',
    'Machine as the client calls itself, or that the last wrong password came through',
    { role: 'source' },
  ],
  [
    S.ADDRESS,
    'source-network-address',
    'Source Network Address',
    'ip',
    'Address of the client, where the service passes it on',
    { role: 'client' },
  ],
  [
    S.PROCESS_ID,
    'process-id',
    'Caller Process ID',
    'pid',
    'Process that asked for the logon, was started or ended; decimal up to 2003, then hexadecimal',
    { role: 'process' },
  ],
  [S.IMAGE, 'process-name', 'Caller Process Name', 'text', 'Its program'],
  [S.STATUS, 'status', 'Status', 'code', 'Result of the logon; 0xC000006D leaves the reason to Sub Status', NTSTATUS],
  [S.SUB_STATUS, 'sub-status', 'Sub Status', 'code', 'The exact reason; 0x0 where Status says it all', NTSTATUS],
  [S.REASON, 'reason', 'Failure Reason', 'text', 'Why the logon was refused'],
  [S.TARGET_SERVER, 'target-server-name', 'Target Server Name', 'host', 'Machine the credentials were meant for', { role: 'server' }],
  [S.SECURE_CHANNEL, 'secure-channel-name', 'Secure Channel name', 'host', 'Machine that passed the logon on', { role: 'via' }],
  [
    S.CALLING_STATION,
    'calling-station-identifier',
    'Calling Station Identifier',
    'device',
    'Device, mostly by its MAC address',
    { role: 'device' },
  ],
  [S.PASSWORD_LAST_SET, 'password-last-set', 'Password Last Set', 'text', 'When the password was set; - where it was not'],
  [S.SESSION_NAME, 'session-name', 'Session Name', 'text', 'Terminal session: RDP-Tcp#n or Console'],
]

/** What judges an event that has one code. */
const CODES: readonly Field[] = [
  { id: 'error-code', label: 'Error Code', kind: 'code', space: 'ntstatus', meaning: 'Result of an NTLM logon; decimal in 681' },
  {
    id: 'failure-code',
    label: 'Failure Code, Result Code',
    kind: 'code',
    space: 'kerberos',
    meaning: 'Result of a Kerberos request; 0x18 is a wrong password',
  },
  { id: 'reason-code', label: 'Reason Code', kind: 'code', space: 'nps', meaning: 'Why a policy server refused' },
]

/** Every value an event is read for, as fields, for encodings that have no names of their own. */
export const SLOT_FIELDS: readonly Field[] = [
  ...ROWS.map(([, id, label, kind, meaning, more = {}]) => ({ id, label, kind, meaning, ...more })),
  ...CODES,
]

const ids: ReadonlyMap<number, string> = new Map(ROWS.map(([slot, id]) => [slot, id]))

/** The field of a slot's value in an event; undefined for one that is no field. */
export const slotField = (slot: number, event: number): string | undefined => (slot === S.CODE ? codeField(event) : ids.get(slot))

/** What judges an event that has one code: a result of NTLM, of Kerberos or of a policy server. */
function codeField(event: number): string | undefined {
  const rule = windowsEvent(event)?.rule
  const space = rule?.by === 'code' ? rule.space : undefined
  return CODES.find(({ space: one }) => one === space)?.id
}
