import { LABEL_FLAGS, labelAt, SECTION } from '../../frames/event/labelTable.ts'

/** Labels of descriptions in their order, as far as no build of Windows has another one. Source: README.md, Sources. */
const ORDERS: Readonly<Record<number, string>> = {
  4625: `Subject, Security ID, Account Name, Account Domain, Logon ID, Logon Type, Account For Which Logon Failed, Security ID, Account Name, Account Domain,
    Failure Information, Failure Reason, Status, Sub Status, Process Information, Caller Process ID, Caller Process Name, Network Information,
    Workstation Name, Source Network Address, Source Port, Detailed Authentication Information, Logon Process, Authentication Package, Transited Services,
    Package Name (NTLM only), Key Length`,
  4634: 'Subject, Security ID, Account Name, Account Domain, Logon ID, Logon Type',
  4740: `Subject, Security ID, Account Name, Account Domain, Logon ID, Account That Was Locked Out, Security ID, Account Name, Additional Information,
    Caller Computer Name`,
  4767: 'Subject, Security ID, Account Name, Account Domain, Logon ID, Target Account, Security ID, Account Name, Account Domain',
  4771: `Account Information, Security ID, Account Name, Service Information, Service Name, Network Information, Client Address, Client Port,
    Additional Information, Ticket Options, Failure Code, Pre-Authentication Type, Certificate Information, Certificate Issuer Name,
    Certificate Serial Number, Certificate Thumbprint`,
  4776: 'Authentication Package, Logon Account, Source Workstation, Error Code',
}

/** Labels of the head since Windows Vista, in the order of a copy. */
export const HEAD_ORDER = numbersOf('Log Name, Source, Date, Event ID, Task Category, Level, Keywords, User, Computer, Description')

const orders = new Map(Object.entries(ORDERS).map(([id, labels]) => [Number(id), numbersOf(labels)]))

function numbersOf(labels: string): readonly number[] {
  return labels.split(/,\s+/).map(label => {
    const bytes = new TextEncoder().encode(label)
    return labelAt(bytes, 0, bytes.length)
  })
}

/** Tells what a label that is not known must be, by the event it is of and the labels before it. */
export interface Order {
  /** A new event begins. */
  begin(): void
  /** A label that is known was read in the description of an event. */
  pass(id: number, number: number): void
  /** The label whose turn it is in the description of an event; 0 where that is not known, or once a line did not look like the one expected. */
  next(id: number, looksLikeHeading: boolean): number
}

export function order(): Order {
  let place = 0
  return {
    begin: () => {
      place = 0
    },
    pass: (id, number) => {
      if (place === LOST) return
      const found = orders.get(id)?.indexOf(number, place) ?? -1
      if (found >= 0) place = found + 1
    },
    next: (id, looksLikeHeading) => {
      const number = orders.get(id)?.[place] ?? 0
      const isHeading = (LABEL_FLAGS[number]! & SECTION) !== 0
      place = number !== 0 && isHeading === looksLikeHeading ? place + 1 : LOST
      return place === LOST ? 0 : number
    },
  }
}

/** The place of an event whose lines are not the expected ones: nothing more is told by order. */
const LOST = -1
