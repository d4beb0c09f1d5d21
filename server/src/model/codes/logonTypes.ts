import { codeTable, type CodeTable } from './codeTable.ts'

/** A kind of Windows logon, and where a failure of that kind leads. */
export interface LogonType {
  readonly type: number
  readonly name: string
  readonly meaning: string
  /** The logon process usually seen with it. */
  readonly process: string
  /** What it says in a lockout. */
  readonly reading: string
  /** Where to look next; empty where there is nothing to look at. */
  readonly next: string
}

const NO_COUNT = 'Uses cached credentials: no controller is asked, so nothing is counted'

/** Windows logon types. Source: Microsoft Learn, event 4624, and NTSecAPI.h. */
export const LOGON_TYPES: readonly LogonType[] = [
  { type: 0, name: 'System', meaning: 'The system itself at start-up', process: '', reading: 'Never the cause of a lockout', next: '' },
  {
    type: 2,
    name: 'Interactive',
    meaning: 'At the console, or started as another user',
    process: 'User32, seclogo',
    reading: 'Somebody at a keyboard',
    next: 'That workstation: saved credentials and explicit logons (552, 4648)',
  },
  {
    type: 3,
    name: 'Network',
    meaning: 'Over the network: shares, integrated web logon, an LDAP bind, or a service that checks a password it was given',
    process: 'NtLmSsp, Kerberos, Advapi',
    reading: 'Advapi: a service on this machine held the password in clear. NtLmSsp: the client itself spoke NTLM',
    next: 'Advapi: the caller process on this machine. NtLmSsp: workstation name and source address',
  },
  {
    type: 4,
    name: 'Batch',
    meaning: 'A scheduled task',
    process: 'Advapi',
    reading: 'A task with an old password',
    next: 'The task list of this machine; Task Scheduler events 101 and 104',
  },
  {
    type: 5,
    name: 'Service',
    meaning: 'A service that starts',
    process: 'Advapi',
    reading: 'A service account with an old password',
    next: 'System log 7000, 7038, 7041; the account of each service',
  },
  { type: 6, name: 'Proxy', meaning: 'Not used', process: '', reading: '', next: '' },
  {
    type: 7,
    name: 'Unlock',
    meaning: 'A locked workstation was unlocked',
    process: 'User32',
    reading: 'The user typing, perhaps the old password',
    next: 'That workstation (4800, 4801)',
  },
  {
    type: 8,
    name: 'NetworkCleartext',
    meaning: 'Over the network with the password in clear: Basic, FTP, POP, IMAP, SMTP AUTH LOGIN',
    process: 'Advapi',
    reading: 'A server process was handed the password by a client elsewhere',
    next: 'The caller process, then the protocol log of that process',
  },
  {
    type: 9,
    name: 'NewCredentials',
    meaning: 'Other credentials for the network only',
    process: 'seclogo',
    reading: 'Never fails here; the failure shows on the remote machine',
    next: 'The remote machine or the domain controller',
  },
  {
    type: 10,
    name: 'RemoteInteractive',
    meaning: 'Remote Desktop without network level authentication (with it the failure is type 3)',
    process: 'User32',
    reading: 'Guessing over RDP, or a saved RDP password',
    next: 'Source network address; terminal services events 140 and 1149',
  },
  {
    type: 11,
    name: 'CachedInteractive',
    meaning: 'At the console without a controller',
    process: 'User32',
    reading: NO_COUNT,
    next: 'The workstation was offline',
  },
  {
    type: 12,
    name: 'CachedRemoteInteractive',
    meaning: 'Remote Desktop without a controller',
    process: 'User32',
    reading: NO_COUNT,
    next: '',
  },
  { type: 13, name: 'CachedUnlock', meaning: 'Unlock without a controller', process: 'User32', reading: NO_COUNT, next: '' },
]

const byNumber = new Map(LOGON_TYPES.map(type => [type.type, type]))
export const logonType = (type: number): LogonType | undefined => byNumber.get(type)

export const LOGON_TYPE_CODES: CodeTable = codeTable(LOGON_TYPES.map(({ type, name, meaning }) => [type, name, 'other', meaning]))
