/** A Security event before anybody writes it down: number and values by their XML names. Writers turn it into a text of either era, or into any export. */
export interface SecurityEvent {
  /** UTC milliseconds on the clock of the machine that writes it. */
  readonly at: number
  /** The number since Windows Vista; writers of the older era know the one before. */
  readonly id: number
  readonly computer: string
  /** What the clock of that machine was ahead, milliseconds; 0 by default. Then `at` is the true moment. */
  readonly ahead?: number
  readonly audit: 'Success' | 'Failure'
  /** Where it is another log than Security. */
  readonly provider?: string
  readonly channel?: string
  readonly data: Readonly<Record<string, string>>
}

export type Refusal = 'bad-password' | 'locked-out' | 'no-such-user'

const SUB: Readonly<Record<Refusal, readonly [status: string, sub: string, reason: string]>> = {
  'bad-password': ['0xc000006d', '0xc000006a', '%%2313'],
  'locked-out': ['0xc0000234', '0x0', '%%2307'],
  'no-such-user': ['0xc000006d', '0xc0000064', '%%2313'],
}
const NTLM_CODE: Readonly<Record<Refusal, string>> = {
  'bad-password': '0xc000006a',
  'locked-out': '0xc0000234',
  'no-such-user': '0xc0000064',
}
const KERBEROS_CODE: Readonly<Record<Refusal, string>> = { 'bad-password': '0x18', 'locked-out': '0x12', 'no-such-user': '0x6' }

/** Who asked for a logon, how, and from where. */
export interface LogonShape {
  readonly type: number
  readonly process: string
  readonly package: string
  readonly station?: string
  readonly address?: string
  readonly pid?: number
  readonly image?: string
  /** The account the process runs as; a machine account by default where there is a process. */
  readonly caller?: string
}

export const NTLM = (station: string, address: string): LogonShape => ({ type: 3, process: 'NtLmSsp ', package: 'NTLM', station, address })

export interface Account {
  readonly user: string
  readonly domain: string
}

const subject = (computer: string, { user: _user, domain }: Account, shape: LogonShape): Record<string, string> =>
  shape.pid === undefined
    ? { SubjectUserName: '-', SubjectDomainName: '-', SubjectLogonId: '0x0' }
    : { SubjectUserName: shape.caller ?? `${computer}$`, SubjectDomainName: domain, SubjectLogonId: '0x3e7' }

const origin = (shape: LogonShape): Record<string, string> => ({
  LogonType: String(shape.type),
  LogonProcessName: shape.process,
  AuthenticationPackageName: shape.package,
  WorkstationName: shape.station ?? '-',
  IpAddress: shape.address ?? '-',
  IpPort: shape.address === undefined ? '-' : '0',
  ProcessId: `0x${(shape.pid ?? 0).toString(16)}`,
  ProcessName: shape.image ?? '-',
})

export function failedLogon(at: number, computer: string, account: Account, why: Refusal, shape: LogonShape): SecurityEvent {
  const [Status, SubStatus, FailureReason] = SUB[why]
  const data = { ...subject(computer, account, shape), ...origin(shape), Status, SubStatus, FailureReason }
  return { at, id: 4625, computer, audit: 'Failure', data: { ...data, TargetUserName: account.user, TargetDomainName: account.domain } }
}

export function loggedOn(at: number, computer: string, account: Account, shape: LogonShape, logonId = '0x5e1f2a'): SecurityEvent {
  const data = { ...subject(computer, account, shape), ...origin(shape), TargetLogonId: logonId }
  return { at, id: 4624, computer, audit: 'Success', data: { ...data, TargetUserName: account.user, TargetDomainName: account.domain } }
}

export function loggedOff(at: number, computer: string, account: Account, logonId: string, type: number): SecurityEvent {
  const data = { TargetUserName: account.user, TargetDomainName: account.domain, TargetLogonId: logonId, LogonType: String(type) }
  return { at, id: 4634, computer, audit: 'Success', data }
}

export function lockedOut(at: number, controller: string, account: Account, caller: string): SecurityEvent {
  const data = {
    TargetUserName: account.user,
    TargetDomainName: caller,
    SubjectUserName: `${controller}$`,
    SubjectDomainName: account.domain,
    SubjectLogonId: '0x3e7',
  }
  return { at, id: 4740, computer: controller, audit: 'Success', data }
}

export function unlocked(at: number, controller: string, account: Account, by: string): SecurityEvent {
  const data = {
    TargetUserName: account.user,
    TargetDomainName: account.domain,
    SubjectUserName: by,
    SubjectDomainName: account.domain,
    SubjectLogonId: '0x7d1c2a',
  }
  return { at, id: 4767, computer: controller, audit: 'Success', data }
}

/** The controller looked at a password by NTLM. `why` undefined: it was right. */
export function ntlmJudged(at: number, controller: string, user: string, station: string, why?: Refusal): SecurityEvent {
  const data = {
    PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
    TargetUserName: user,
    Workstation: station,
    Status: why === undefined ? '0x0' : NTLM_CODE[why],
  }
  return { at, id: 4776, computer: controller, audit: why === undefined ? 'Success' : 'Failure', data }
}

export function kerberosRefused(at: number, controller: string, account: Account, address: string, why: Refusal): SecurityEvent {
  const data = {
    TargetUserName: account.user,
    TargetDomainName: account.domain,
    ServiceName: `krbtgt/${account.domain}`,
    TicketOptions: '0x40810010',
    Status: KERBEROS_CODE[why],
    PreAuthType: '2',
    IpAddress: `::ffff:${address}`,
    IpPort: '50112',
  }
  return { at, id: 4771, computer: controller, audit: 'Failure', data }
}

export function passwordChanged(at: number, controller: string, account: Account): SecurityEvent {
  const data = {
    TargetUserName: account.user,
    TargetDomainName: account.domain,
    SubjectUserName: account.user,
    SubjectDomainName: account.domain,
    SubjectLogonId: '0x2c41d0',
  }
  return { at, id: 4723, computer: controller, audit: 'Success', data }
}

export function disconnected(
  at: number,
  computer: string,
  account: Account,
  session: string,
  from: Pick<LogonShape, 'station' | 'address'>,
  logonId: string,
): SecurityEvent {
  const data = {
    AccountName: account.user,
    AccountDomain: account.domain,
    LogonID: logonId,
    SessionName: session,
    ClientName: from.station ?? '-',
    ClientAddress: from.address ?? '-',
  }
  return { at, id: 4779, computer, audit: 'Success', data }
}

/** A policy server refused a RADIUS sign-in; `device` is the MAC address of what asked. */
export function radiusRefused(at: number, computer: string, account: Account, device: string, accessPoint: string): SecurityEvent {
  const data = {
    SubjectUserName: account.user,
    SubjectDomainName: account.domain,
    CallingStationID: device,
    ClientIPAddress: accessPoint,
    ReasonCode: '16',
  }
  return { at, id: 6273, computer, audit: 'Failure', data }
}

/** Somebody set the clock of a machine right: `at` is the new time, `before` what it showed. */
export function timeChanged(at: number, computer: string, { domain }: Account, before: number): SecurityEvent {
  const data = {
    SubjectUserName: 'LOCAL SERVICE',
    SubjectDomainName: domain,
    SubjectLogonId: '0x3e5',
    PreviousTime: new Date(before).toISOString(),
    NewTime: new Date(at).toISOString(),
    ProcessId: '0x3b4',
    ProcessName: 'C:\\Windows\\System32\\svchost.exe',
  }
  return { at, id: 4616, computer, audit: 'Success', data, provider: 'Microsoft-Windows-Security-Auditing' }
}

/** The Service Control Manager could not log a service on. */
export function serviceRefused(at: number, computer: string, { user, domain }: Account, service: string): SecurityEvent {
  const data = { param1: service, param2: `${domain}\\${user}`, param3: '%%1326' }
  return { at, id: 7038, computer, audit: 'Failure', data, provider: 'Service Control Manager', channel: 'System' }
}

/** The Task Scheduler could not start a task. */
export function taskRefused(at: number, computer: string, { user, domain }: Account, task: string): SecurityEvent {
  const data = { TaskName: `\\${task}`, UserContext: `${domain}\\${user}`, ResultCode: '2147943726' }
  return {
    at,
    id: 101,
    computer,
    audit: 'Failure',
    data,
    provider: 'Microsoft-Windows-TaskScheduler',
    channel: 'Microsoft-Windows-TaskScheduler/Operational',
  }
}
