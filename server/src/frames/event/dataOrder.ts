import { nameNumber } from './dataNames.ts'

const LOGON_OF_OLD = 'TargetUserName TargetDomainName LogonType LogonProcessName AuthenticationPackageName WorkstationName'
const CALLER = 'SubjectUserName SubjectDomainName SubjectLogonId'
const ADDRESS = 'TransmittedServices IpAddress IpPort'
const SUBJECT = `- ${CALLER}`
const OLD_SUCCESS = `TargetUserName TargetDomainName TargetLogonId LogonType LogonProcessName AuthenticationPackageName WorkstationName`
const ACCOUNT_CHANGE = `TargetUserName TargetDomainName TargetSid ${CALLER}`
const TICKET_2000 = 'TargetUserName TargetDomainName TargetSid ServiceName ServiceSid TicketOptions'
const NTLM = 'PackageName TargetUserName Workstation Status'

/**
 * The order in which events write their values where they write no names: events up to 2003, and exports that keep the values alone. By event, then by how many
 * values there are at least; `-` is a value that is not read. Source: the message templates of Windows 2000, 2003 and 2008.
 */
const ORDERS: readonly (readonly [events: readonly number[], least: number, names: string])[] = [
  [[529, 530, 531, 532, 533, 534, 535, 536, 539], 0, `${LOGON_OF_OLD} ${CALLER} ProcessId ${ADDRESS}`],
  [[537], 0, LOGON_OF_OLD],
  [[537], 8, `${LOGON_OF_OLD} Status SubStatus ${CALLER} ProcessId ${ADDRESS}`],
  [[528, 540], 0, `${OLD_SUCCESS} LogonGuid ${CALLER} ProcessId ${ADDRESS}`],
  [[538], 0, 'TargetUserName TargetDomainName TargetLogonId LogonType'],
  [[551, 576], 0, 'TargetUserName TargetDomainName TargetLogonId PrivilegeList'],
  [[552], 0, `${CALLER} LogonGuid TargetUserName TargetDomainName - TargetServerName TargetInfo ProcessId IpAddress IpPort`],
  [[592], 0, 'NewProcessId NewProcessName ProcessId TargetUserName TargetDomainName TargetLogonId'],
  [[593], 0, 'ProcessId TargetUserName TargetDomainName TargetLogonId'],
  [[593], 5, 'ProcessId ProcessName TargetUserName TargetDomainName TargetLogonId'],
  [[627, 628, 644, 671], 0, ACCOUNT_CHANGE],
  [[642], 0, `Note ${ACCOUNT_CHANGE} PrivilegeList - - - - - - - - PasswordLastSet`],
  [[672], 0, `${TICKET_2000} TicketEncryptionType PreAuthType IpAddress`],
  [[672], 10, `${TICKET_2000} Status TicketEncryptionType PreAuthType IpAddress`],
  [[673], 0, 'TargetUserName TargetDomainName ServiceName ServiceSid TicketOptions TicketEncryptionType IpAddress Status'],
  [[675], 0, 'TargetUserName TargetSid ServiceName PreAuthType Status IpAddress'],
  [[676], 0, 'TargetUserName TargetDomainName ServiceName TicketOptions Status IpAddress'],
  [[680, 681, 4776], 0, NTLM],
  [[682, 683], 0, 'AccountName AccountDomain LogonID SessionName ClientName ClientAddress'],
  [[2889], 0, 'ClientIPAddress UserName'],
  [[4624], 0, `${SUBJECT} - ${OLD_SUCCESS} LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort`],
  [
    [4625],
    0,
    `${SUBJECT} - TargetUserName TargetDomainName Status FailureReason SubStatus LogonType LogonProcessName AuthenticationPackageName ` +
      'WorkstationName TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort',
  ],
  [[4634], 0, '- TargetUserName TargetDomainName TargetLogonId LogonType'],
  [[4740, 4767], 0, `TargetUserName TargetDomainName TargetSid ${SUBJECT}`],
  [[4768], 0, `${TICKET_2000} Status TicketEncryptionType PreAuthType IpAddress IpPort`],
  [[4769], 0, 'TargetUserName TargetDomainName ServiceName ServiceSid TicketOptions TicketEncryptionType IpAddress IpPort Status'],
  [[4771], 0, 'TargetUserName TargetSid ServiceName TicketOptions Status PreAuthType IpAddress IpPort'],
]

interface Order {
  readonly least: number
  /** Numbers of names (`dataNames.ts`); -1 for a value that is not read. */
  readonly names: readonly number[]
}

const byEvent = new Map<number, Order[]>()
for (const [events, least, names] of ORDERS)
  for (const event of events) byEvent.set(event, [...(byEvent.get(event) ?? []), { least, names: names.split(' ').map(nameNumber) }])

const NOTHING: readonly number[] = []

/** The names of `count` values that an event writes without them. */
export const orderOf = (event: number, count: number): readonly number[] =>
  byEvent.get(event)?.findLast(({ least }) => least <= count)?.names ?? NOTHING
