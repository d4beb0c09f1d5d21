import { USER, CALLER, SOURCE, CLIENT, PROCESS, SESSION, NTSTATUS, KERBEROS, type FieldParts } from '../../frames/event/fieldParts.ts'
import type { Field, FieldKind } from '../format.ts'

/** A field as a row: what its value is, and where it matters its part, number space or unit. */
type Row = readonly [id: string, label: string, kind: FieldKind, meaning: string, more?: FieldParts]

const HEAD: readonly Row[] = [
  ['record-index', 'Event[0]', 'number', 'Number that wevtutil gives the event in its output'],
  ['event-type', 'Event Type', 'text', 'Success Audit or Failure Audit'],
  ['event-source', 'Event Source', 'text', 'Program that wrote the event; only Security tells of logons'],
  ['event-category', 'Event Category', 'text', 'Group of the event'],
  ['event-id', 'Event ID', 'code', 'What happened', { space: 'event' }],
  ['date', 'Date', 'time', 'Day, since Windows Vista with the time; in the form of the machine that made the copy', { unit: 'local time' }],
  ['time', 'Time', 'time', 'Time of day', { unit: 'local time' }],
  ['header-user', 'User', 'text', 'Account that reported the event, never the victim'],
  ['header-user-name', 'User Name', 'text', 'The same in the output of wevtutil'],
  ['computer', 'Computer', 'host', 'Machine that wrote the event; process and logon ids are its own', { role: 'logger' }],
  ['log-name', 'Log Name', 'text', 'Log the event is from'],
  ['level', 'Level', 'text', 'Information for every audit'],
  ['keywords', 'Keywords', 'text', 'Audit Success or Audit Failure'],
  ['opcode', 'OpCode', 'text', 'Info for every audit'],
  ['title', 'first line of the description', 'text', 'What happened, in words'],
]

const ACCOUNTS: readonly Row[] = [
  ['user-name', 'User Name', 'user', 'Account that logged on, tried to, or was changed', USER],
  ['domain', 'Domain', 'domain', 'Domain of that account; empty where the client sent none'],
  ['security-id', 'Security ID', 'text', 'SID of that account, or the name it stands for'],
  ['logon-id', 'Logon ID', 'session', 'Session on the machine that wrote the event, until it restarts', SESSION],
  ['logon-guid', 'Logon GUID', 'text', 'Joins a logon with the Kerberos ticket behind it'],
  ['subject-account-name', 'Subject: Account Name', 'user', 'Account that asked for it; for logoffs and process starts the user', CALLER],
  ['subject-account-domain', 'Subject: Account Domain', 'domain', 'Domain of that account'],
  ['subject-security-id', 'Subject: Security ID', 'text', 'SID of that account'],
  ['subject-logon-id', 'Subject: Logon ID', 'session', 'Session of that account; 0x3e7 is the system itself'],
  ['subject-logon-guid', 'Subject: Logon GUID', 'text', 'Joins that session with its Kerberos ticket'],
  ['account-name', 'Account Name', 'user', 'Account under no heading or one that names no user'],
  ['account-domain', 'Account Domain', 'domain', 'Domain of that account'],
  ['caller-user-name', 'Caller User Name', 'user', 'Account that the calling process runs as; NAME$ is the machine itself', CALLER],
  ['caller-domain', 'Caller Domain', 'domain', 'Domain of that account'],
  ['caller-logon-id', 'Caller Logon ID', 'session', 'Session of that account; (0x0,0x3E7) is the system itself'],
  ['target-account-name', 'Target Account Name', 'user', 'Account that was changed, locked or unlocked', USER],
  ['target-domain', 'Target Domain', 'domain', 'Domain of that account'],
  ['target-account-id', 'Target Account ID', 'text', 'SID of that account, or the name it stands for'],
  ['logon-account', 'Logon Account', 'user', 'Account whose password was looked at', USER],
  ['user-id', 'User ID', 'text', 'SID of the account, or the name it stands for'],
  ['fully-qualified-account-name', 'Fully Qualified Account Name', 'text', 'Account as the policy server resolved it'],
  ['supplied-realm-name', 'Supplied Realm Name', 'domain', 'Domain as the client named it'],
]

const MACHINES: readonly Row[] = [
  ['workstation-name', 'Workstation Name', 'host', 'Machine as the client calls itself; the server where a service asked', SOURCE],
  ['source-workstation', 'Source Workstation', 'host', 'Machine as the NTLM client calls itself; may be empty or invented', SOURCE],
  ['caller-machine-name', 'Caller Machine Name', 'host', 'Machine that the last wrong password came through', SOURCE],
  ['caller-computer-name', 'Caller Computer Name', 'host', 'Machine that the last wrong password came through; often empty', SOURCE],
  ['client-name', 'Client Name', 'host', 'Machine at which a terminal session is shown', SOURCE],
  ['client-friendly-name', 'Client Friendly Name', 'text', 'Name of the access point or gateway'],
  ['source-network-address', 'Source Network Address', 'ip', 'Address of the client, where the service passes it on', CLIENT],
  ['source-port', 'Source Port', 'number', 'Port of the client'],
  ['network-address', 'Network Address', 'ip', 'Address beside credentials given explicitly', CLIENT],
  ['port', 'Port', 'number', 'Port beside it'],
  ['source-address', 'Source Address', 'ip', 'Address of the client of a share', CLIENT],
  ['client-address', 'Client Address', 'ip', 'Address of the client; 127.0.0.1 and ::1 are the controller itself', CLIENT],
  ['client-port', 'Client Port', 'number', 'Port of the client'],
  ['client-ip-address', 'Client IP Address', 'ip', 'Address of an LDAP client, or of the access point before a policy server', CLIENT],
  ['target-server-name', 'Target Server Name', 'host', 'Machine the credentials were meant for', { role: 'server' }],
  ['target-server-info', 'Target Server Info', 'text', 'Service on that machine'],
  ['secure-channel-name', 'Secure Channel name', 'host', 'Machine that passed the logon on', { role: 'via' }],
  ['secure-channel-type', 'Secure Channel type', 'number', 'Kind of that machine; 2 is a member server'],
  ['called-station-identifier', 'Called Station Identifier', 'text', 'Access point and network name'],
  ['calling-station-identifier', 'Calling Station Identifier', 'device', 'Device, mostly by its MAC address', { role: 'device' }],
]

const PROCESSES: readonly Row[] = [
  ['caller-process-id', 'Caller Process ID', 'pid', 'Process that asked for the logon; decimal up to 2003, then hexadecimal', PROCESS],
  ['caller-process-name', 'Caller Process Name', 'text', 'Its program'],
  ['process-id', 'Process ID', 'pid', 'Process that asked, or that ended', PROCESS],
  ['process-name', 'Process Name', 'text', 'Its program'],
  ['new-process-id', 'New Process ID', 'pid', 'Process that was started', PROCESS],
  ['new-process-name', 'New Process Name', 'text', 'Its program'],
  ['image-file-name', 'Image File Name', 'text', 'Its program (up to 2003)'],
  ['creator-process-id', 'Creator Process ID', 'pid', 'Process that started it'],
  ['creator-process-name', 'Creator Process Name', 'text', 'Program of that process'],
  ['process-command-line', 'Process Command Line', 'text', 'Command line; may hold secrets and is never indexed'],
  ['token-elevation-type', 'Token Elevation Type', 'text', 'Rights of the new process'],
  ['exit-status', 'Exit Status', 'number', 'What the process returned'],
]

const RESULTS: readonly Row[] = [
  ['reason', 'Reason', 'text', 'Why the logon was refused; in 534 it goes on in a second line'],
  ['failure-reason', 'Failure Reason', 'text', 'Why the logon was refused'],
  ['status', 'Status', 'code', 'Result of the logon; 0xC000006D leaves the reason to Sub Status', NTSTATUS],
  ['sub-status', 'Sub Status', 'code', 'The exact reason; 0x0 where Status says it all', NTSTATUS],
  ['status-code', 'Status code', 'code', 'Result of the logon (537)', NTSTATUS],
  ['substatus-code', 'Substatus code', 'code', 'The exact reason (537)', NTSTATUS],
  ['error-code', 'Error Code', 'code', 'Result of an NTLM logon; decimal in 681', NTSTATUS],
  ['failure-code', 'Failure Code', 'code', 'Result of a Kerberos request; 0x18 is a wrong password', KERBEROS],
  ['result-code', 'Result Code', 'code', 'Result of a Kerberos ticket request', KERBEROS],
  ['reason-code', 'Reason Code', 'code', 'Why a policy server refused', { space: 'nps' }],
]

const LOGON: readonly Row[] = [
  [
    'logon-type',
    'Logon Type',
    'code',
    'Kind of logon: 3 network, 8 network with the password in clear, 10 Remote Desktop …',
    { space: 'logon-type' },
  ],
  ['logon-process', 'Logon Process', 'text', 'Advapi: a program called LogonUser. NtLmSsp: NTLM over the network'],
  ['authentication-package', 'Authentication Package', 'text', 'Package that looked at the password'],
  ['package-name', 'Package Name (NTLM only)', 'text', 'Version of NTLM'],
  ['key-length', 'Key Length', 'number', 'Length of the session key', { unit: 'bits' }],
  ['transited-services', 'Transited Services', 'text', 'Services that acted on behalf of the user'],
  ['impersonation-level', 'Impersonation Level', 'text', 'How far the server may act as the user'],
  ['linked-logon-id', 'Linked Logon ID', 'session', 'The other half of an administrator’s logon'],
  ['restricted-admin-mode', 'Restricted Admin Mode', 'text', 'Remote Desktop without handing over credentials'],
  ['virtual-account', 'Virtual Account', 'text', 'Whether the account is one of a service'],
  ['elevated-token', 'Elevated Token', 'text', 'Whether the session has full rights'],
  ['service-name', 'Service Name', 'text', 'Service the ticket is for; krbtgt for a first ticket'],
  ['service-id', 'Service ID', 'text', 'SID of that service, or the name it stands for'],
  [
    'pre-authentication-type',
    'Pre-Authentication Type',
    'code',
    'How the client proved itself: 2 by password, 15 to 17 by card',
    { space: 'pre-auth' },
  ],
  ['ticket-options', 'Ticket Options', 'text', 'What the client asked for, as bits'],
  ['ticket-encryption-type', 'Ticket Encryption Type', 'text', 'How the ticket is encrypted; 0x18 here is no failure'],
  ['session-name', 'Session Name', 'text', 'Terminal session: RDP-Tcp#n or Console'],
  ['share-name', 'Share Name', 'text', 'Share that was opened'],
  ['privileges', 'Privileges', 'text', 'Rights of the session'],
  ['previous-time', 'Previous Time', 'text', 'Clock before it was set'],
  ['new-time', 'New Time', 'text', 'Clock after it was set'],
]

/** Every value that the grammar of this format names. */
export const FIELDS: readonly Field[] = [...HEAD, ...ACCOUNTS, ...MACHINES, ...PROCESSES, ...RESULTS, ...LOGON].map(
  ([id, label, kind, meaning, more = {}]) => ({ id, label, kind, meaning, ...more }),
)
