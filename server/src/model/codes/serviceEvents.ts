import type { Protocol } from '../codeSpace.ts'
import { type EntryClass, type Outcome, outcomeOfClass } from '../outcome.ts'

/** An event of another log than Security that tells of a sign-in. */
export interface ServiceEvent {
  readonly source: string
  readonly id: number
  readonly class: EntryClass
  readonly outcome: Outcome
  /** The way in that the service is; `unknown` for one that is none of its own. */
  readonly protocol: Protocol
  readonly meaning: string
}

type Row = readonly [source: string, id: number, kind: EntryClass, meaning: string, outcome?: Outcome]

/** Application, System and service logs. Sources: Microsoft Learn pages of each service. */
const ROWS: readonly Row[] = [
  ['MSExchangeTransport', 1012, 'bad-password', 'Too many refused sign-ins from one address; the connection was closed'],
  ['MSExchangeTransport', 1035, 'bad-password', 'An SMTP sign-in was refused; names address and connector, not the user'],
  ['MSExchangeFrontEndTransport', 1035, 'bad-password', 'An SMTP sign-in was refused; names address and connector, not the user'],
  ['MSExchangeTransport', 1706, 'infrastructure', 'Servers cannot sign in to each other for now'],
  ['MSExchangeTransport', 1708, 'logon', 'An SMTP sign-in succeeded; names user and client'],
  ['AD FS Auditing', 411, 'bad-password', 'A token was refused; user in the error text, client addresses listed'],
  ['AD FS Auditing', 512, 'locked-out', 'A sign-in of an account that is locked at the proxy'],
  ['AD FS Auditing', 515, 'locked-out', 'The right password for an account that is locked: it may be known to somebody else'],
  ['AD FS Auditing', 516, 'locked-out', 'The extranet lockout of an account, with client and counters'],
  ['AD FS Auditing', 1203, 'bad-password', 'Wrong credentials, with user and address'],
  ['AD FS Auditing', 1202, 'logon', 'Credentials were right'],
  ['AD FS Auditing', 1210, 'locked-out', 'The smart lockout of an account'],
  ['MSSQLSERVER', 17806, 'bad-password', 'A Windows sign-in to SQL Server failed; names the client only'],
  ['MSSQLSERVER', 18452, 'bad-password', 'Comes with 17806; the user is blank'],
  ['MSSQLSERVER', 18456, 'other', 'A sign-in to SQL Server failed; for SQL logins it has nothing to do with the directory', 'failure'],
  ['Microsoft-Windows-SMBServer', 551, 'bad-password', 'A sign-in to a share failed; names user and address'],
  ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', 140, 'bad-password', 'A Remote Desktop sign-in failed; names the address'],
  ['Microsoft-Windows-TerminalServices-RemoteConnectionManager', 1149, 'other', 'A Remote Desktop connection was taken on'],
  ['Microsoft-Windows-TaskScheduler', 104, 'bad-password', 'A task could not log on; the error tells why (0x8007052E is a bad password)'],
  ['Service Control Manager', 7038, 'bad-password', 'A service could not log on; names service and account'],
  ['Service Control Manager', 7041, 'restriction', 'The account of a service lacks the right to log on as one'],
  ['LsaSrv', 40960, 'other', 'A sign-in to a server failed; the code in its data tells why'],
]

const PROTOCOLS: Readonly<Record<string, Protocol>> = { 'AD FS Auditing': 'adfs', MSSQLSERVER: 'sql' }

export const SERVICE_EVENTS: readonly ServiceEvent[] = ROWS.map(([source, id, kind, meaning, outcome = outcomeOfClass(kind)]) => ({
  source,
  id,
  class: kind,
  outcome,
  protocol: PROTOCOLS[source] ?? 'unknown',
  meaning,
}))

/** Reasons in words that say more than the id: of SQL Server (states 8 and 5 of 18456) and of Windows behind AD FS. */
const REASONS: readonly (readonly [id: number, words: RegExp, kind: EntryClass])[] = [
  [18456, /^password did not match/i, 'bad-password'],
  [18456, /^could not find a login/i, 'no-such-user'],
  [411, /locked out/i, 'locked-out'],
  [411, /disabled/i, 'disabled'],
  [411, /expired/i, 'expired'],
]

/** What an event of a service log says, by its reason where it states one. Ids alone never match: other sources use the same. */
export function serviceEvent(source: string, id: number, reason = ''): ServiceEvent | undefined {
  const name = plainSource(source)
  const event = SERVICE_EVENTS.find(one => one.id === id && one.source.toLowerCase() === name)
  const kind = REASONS.find(([of, words]) => of === id && words.test(reason))?.[2]
  return event === undefined || kind === undefined ? event : { ...event, class: kind, outcome: outcomeOfClass(kind) }
}

/** The name of a source without its instance (`MSSQL$REPORTS`) and version (`AD FS 2.0 Auditing`), in lower case. */
const plainSource = (source: string): string =>
  source
    .toLowerCase()
    .replace(/^mssql\$.+/, 'mssqlserver')
    .replace(/^ad fs [\d.]+ /, 'ad fs ')
