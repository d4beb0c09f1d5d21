import { labelAt } from './labelTable.ts'

const SUBJECT = 'Subject, Security ID, Account Name, Account Domain, Logon ID'
const LOGON_OF_OLD = 'Logon Type, Logon Process, Authentication Package, Workstation Name'
const CALLER_OF_OLD = 'Caller User Name, Caller Domain, Caller Logon ID'
const CLIENT_OF_OLD = `${CALLER_OF_OLD}, Caller Process ID, Transited Services, Source Network Address, Source Port`
const NETWORK = 'Network Information, Workstation Name, Source Network Address, Source Port'
const AUTHENTICATION = `Detailed Authentication Information, Logon Process, Authentication Package, Transited Services,
  Package Name (NTLM only), Key Length`
const CERTIFICATE = 'Certificate Issuer Name, Certificate Serial Number, Certificate Thumbprint'
const TICKET =
  'Service Information, Service Name, Service ID, Network Information, Client Address, Client Port, Additional Information, Ticket Options'
const TICKET_OF_OLD = 'Service Name, Service ID, Ticket Options'
const ACCOUNT = 'Security ID, Account Name, Account Domain'

/**
 * The labels of descriptions in their order, with those that only some builds of Windows write: of events whose names come from whoever asks for a logon.
 * Source: the message templates of Windows 2000 to 2016, and the pages of the events at Microsoft Learn.
 */
const ORDERS: readonly (readonly [events: readonly number[], labels: string])[] = [
  [[528, 540], `User Name, Domain, Logon ID, ${LOGON_OF_OLD}, Logon GUID, ${CLIENT_OF_OLD}`],
  [[529, 530, 531, 532, 533, 534, 535, 536, 539], `Reason, User Name, Domain, ${LOGON_OF_OLD}, ${CLIENT_OF_OLD}`],
  [[537], `Reason, User Name, Domain, ${LOGON_OF_OLD}, Status code, Substatus code, ${CLIENT_OF_OLD}`],
  [[644], `Target Account Name, Target Account ID, Caller Machine Name, ${CALLER_OF_OLD}`],
  [
    [672],
    `User Name, Supplied Realm Name, User ID, ${TICKET_OF_OLD}, Result Code, Ticket Encryption Type, Pre-Authentication Type, Client Address, ${CERTIFICATE}`,
  ],
  [[673], `User Name, User Domain, ${TICKET_OF_OLD}, Ticket Encryption Type, Client Address, Failure Code, Logon GUID, Transited Services`],
  [[675], 'User Name, User ID, Service Name, Pre-Authentication Type, Failure Code, Client Address'],
  [[676], 'User Name, Supplied Realm Name, Service Name, Ticket Options, Failure Code, Client Address'],
  [[680], 'Account Used for Logon by, Account Name, Workstation, Logon attempt by, Logon Account, Source Workstation, Error Code'],
  [[681], 'The logon to account, by, from workstation, failed. The error code was, The error code was'],
  [
    [4624],
    `${SUBJECT}, Logon Information, Logon Type, Restricted Admin Mode, Virtual Account, Elevated Token, Impersonation Level, New Logon, ${ACCOUNT}, Logon ID,
    Linked Logon ID, Network Account Name, Network Account Domain, Logon GUID, Process Information, Process ID, Process Name, ${NETWORK}, ${AUTHENTICATION}`,
  ],
  [
    [4625],
    `${SUBJECT}, Logon Type, Account For Which Logon Failed, ${ACCOUNT}, Failure Information, Failure Reason, Status, Sub Status, Process Information,
    Caller Process ID, Caller Process Name, ${NETWORK}, ${AUTHENTICATION}`,
  ],
  [[4634], `${SUBJECT}, Logon Type`],
  [[4740], `${SUBJECT}, Account That Was Locked Out, Security ID, Account Name, Additional Information, Caller Computer Name`],
  [[4767], `${SUBJECT}, Target Account, ${ACCOUNT}`],
  [
    [4768],
    `Account Information, Account Name, Supplied Realm Name, User ID, ${TICKET}, Result Code, Ticket Encryption Type, Pre-Authentication Type,
    Certificate Information, ${CERTIFICATE}`,
  ],
  [
    [4769],
    `Account Information, Account Name, Account Domain, Logon GUID, ${TICKET}, Ticket Encryption Type, Failure Code, Transited Services`,
  ],
  [
    [4771],
    `Account Information, Security ID, Account Name, Service Information, Service Name, Network Information, Client Address, Client Port,
    Additional Information, Ticket Options, Failure Code, Pre-Authentication Type, Certificate Information, ${CERTIFICATE}`,
  ],
  [[4776], 'Authentication Package, Logon Account, Source Workstation, Error Code'],
]

const orders = new Map(
  ORDERS.flatMap(([events, text]) => {
    const labels = numbersOf(text)
    return events.map(event => [event, labels] as const)
  }),
)

/** The numbers of labels that are written with commas between them. */
export function numbersOf(labels: string): readonly number[] {
  return labels.split(/,\s+/).map(label => {
    const bytes = new TextEncoder().encode(label)
    return labelAt(bytes, 0, bytes.length)
  })
}

/** The labels of an event in their order, the same for all that have the same; undefined for one whose labels are not known. */
export const labelsOf = (event: number): readonly number[] | undefined => orders.get(event)

/**
 * By place, whether a label that was found in a text without lines may be part of a value instead: the event has it fewer times, or not there. Undefined where
 * none may.
 */
export function doubtsIn(labels: readonly number[], found: readonly number[]): readonly boolean[] | undefined {
  const most = countsOf(labels)
  const counts = countsOf(found)
  let isDoubtful = false
  let place = 0
  const doubts = found.map(number => counts.get(number)! > (most.get(number) ?? 0))
  for (let i = 0; i < found.length; i++) {
    let next = labels.indexOf(found[i]!, place)
    if (next < 0 && i > 0) {
      doubts[i - 1] = true
      next = labels.indexOf(found[i]!)
    }
    place = next + 1
    isDoubtful ||= next < 0 || doubts[i]! || (i > 0 && doubts[i - 1]!)
  }
  return isDoubtful ? doubts : undefined
}

function countsOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return counts
}
