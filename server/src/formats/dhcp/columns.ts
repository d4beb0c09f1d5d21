import { columnsOf, namesIn, valuesOf, type Columns } from '../../frames/csv/columns.ts'
import { ABSENT } from '../../frames/csv/row.ts'
import { leasePart, namesCard, namesClient } from './lease.ts'

export const ID = 0
export const DATE = 1
export const TIME = 2
export const DESCRIPTION = 3
export const ADDRESS = 4
export const NAME = 5
export const MAC = 6
export const DUID = 7
export const USER = 8

const SLOTS: ReadonlyMap<string, number> = new Map([
  ['id', ID],
  ['date', DATE],
  ['time', TIME],
  ['description', DESCRIPTION],
  ['ip address', ADDRESS],
  ['ipv6 address', ADDRESS],
  ['host name', NAME],
  ['mac address', MAC],
  ['duid bytes(hex)', DUID],
  ['user name', USER],
])

/** The heading of every version in its first columns; what follows differs. */
const USUAL = 'ID,Date,Time,Description,IP Address,Host Name,MAC Address,User Name'
const USUAL_IPV6 = 'ID,Date,Time,Description,IPv6 Address,Host Name,Error Code,Duid Length,Duid Bytes(Hex),User Name'
const IN_EVERY_VERSION = [DATE, TIME, DESCRIPTION, ADDRESS]

/** The columns of the rows below a heading; `ID Date,…` is how Windows 2000 writes its own. Without a heading, or below a translated one, the usual ones. */
export function columnsUnder(heading: string): Columns {
  const columns = named(heading.replace(/^ID Date/i, 'ID,Date'))
  const isKnown = IN_EVERY_VERSION.every(slot => columns.of[slot] !== ABSENT)
  return isKnown ? columns : named(/ipv6/i.test(heading) ? USUAL_IPV6 : USUAL)
}

const named = (heading: string): Columns => columnsOf(namesIn(heading, ','), SLOTS)

/** The last column that says what a row is about. */
export const lastRead = ({ of }: Columns): number =>
  Math.max(...[DATE, TIME, DESCRIPTION, ADDRESS, NAME, MAC, DUID].map(slot => of[slot]!).filter(column => column !== ABSENT))

const isAddress = (id: number): string => (leasePart(id) === undefined ? 'other-address' : 'ip-address')
const isName = (id: number): string => (namesClient(id) ? 'host-name' : 'other-name')

const FIELD_OF: ReadonlyMap<number, (id: number) => string> = new Map([
  [ID, () => 'id'],
  [DATE, () => 'date'],
  [TIME, () => 'time'],
  [DESCRIPTION, () => 'description'],
  [ADDRESS, isAddress],
  [NAME, isName],
  [MAC, (id: number) => (namesCard(id) ? 'mac-address' : 'more')],
  [DUID, (id: number) => (namesCard(id) ? 'duid' : 'more')],
  [USER, () => 'user-name'],
])

/** The field of every column in one row. */
export function dhcpColumns(heading: string, record: string): readonly string[] {
  const { of } = columnsUnder(heading)
  const id = Number(valuesOf(record, ',')[0] ?? '')
  const slots = [...of.entries()]
  return valuesOf(record, ',').map((_, column) => {
    const slot = slots.find(([, at]) => at === column)?.[0]
    return slot === undefined ? 'more' : (FIELD_OF.get(slot)?.(id) ?? 'more')
  })
}
