import { isDigit } from '../../frames/ascii.ts'
import { valuesOf } from '../../frames/csv/columns.ts'
import { COLUMNS, COMPUTER, DATE, MORE_ATTRIBUTES, NAS_ADDRESS, TIME, UNREAD, USER_NAME } from '../../frames/radius/attributes.ts'
import { shownFields } from '../../frames/radius/shown.ts'

/** The columns of the time, in both encodings; and the one that tells which it is. */
export const RECORD_DATE = 2
export const RECORD_TIME = 3
export const TELLING = 4

/** In the database format that column is the number of the packet, in the other one the service. */
export const isDatabaseAt = (bytes: Uint8Array, start: number, end: number): boolean => start === end || isDigit(bytes[start])

/** The slot of every column of the database format. */
export const DATABASE_SLOTS: Int8Array = Int8Array.from(COLUMNS, ([, , slot]) => slot ?? UNREAD)
const DATABASE_IDS: readonly string[] = COLUMNS.map(([id]) => id)

/** What stands before the pairs of the IAS format. */
export const PAIRS_SLOTS: readonly number[] = [NAS_ADDRESS, USER_NAME, DATE, TIME, UNREAD, COMPUTER]
const PAIRS_IDS: readonly string[] = ['nas-ip-address', 'user-name', 'record-date', 'record-time', 'service-name', 'computer-name']

/** Attributes by their number. */
const NUMBERED: ReadonlyMap<number, { readonly id: string; readonly slot: number }> = new Map(
  [...COLUMNS, ...MORE_ATTRIBUTES].filter(([, number]) => number !== 0).map(([id, number, slot = UNREAD]) => [number, { id, slot }]),
)
/** The attributes that are read, by number. */
export const READ_NUMBERS: readonly (readonly [number: number, slot: number])[] = [...NUMBERED]
  .map(([number, { slot }]) => [number, slot] as const)
  .filter(([, slot]) => slot !== UNREAD)
/** Slots by number, for the numbers of all attributes that are read. */
const NUMBERED_SLOTS = new Int8Array(Math.max(...NUMBERED.keys()) + 1).fill(UNREAD)
for (const [number, { slot }] of NUMBERED) NUMBERED_SLOTS[number] = slot
export const slotOfNumber = (number: number): number => (number < NUMBERED_SLOTS.length ? NUMBERED_SLOTS[number]! : UNREAD)

/** The field of every column of a record. */
export function npsColumns(_heading: string, record: string): readonly (string | undefined)[] {
  const values = valuesOf(record, ',')
  const isRow = isDatabase(values)
  return shownFields(values.map((value, column) => ({ id: isRow ? DATABASE_IDS[column] : pairsId(values, column), value })))
}

function pairsId(values: readonly string[], column: number): string | undefined {
  if (column < PAIRS_IDS.length) return PAIRS_IDS[column]
  return column % 2 === 0 ? 'attribute' : NUMBERED.get(Number(values[column - 1]))?.id
}

/** Whether values are those of the database format: the fifth one is the number of the packet there, in the other one the service. */
const isDatabase = (values: readonly string[]): boolean => /^(?:\d|$)/.test(values[4] ?? '')
