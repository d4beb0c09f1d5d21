import { wordTable } from '../wordTable.ts'
import { EVENT_DATA, EXCEPTIONS, isWebColumn } from './eventData.ts'
import { ADDRESS, STATION, SUBJECT, USER } from './slots.ts'

/** A value of an event's data by its name: a number below this, in the order of the table. */
export const NAMES = EVENT_DATA.length

const numbers = new Map(EVENT_DATA.map(([name], number) => [name, number]))

/** The number of a name; -1 for one that is not in the table. */
export const nameNumber = (name: string): number => numbers.get(name) ?? -1

/** The number of the name that bytes spell; -1 for one that is not in the table. */
export const nameAt = wordTable(EVENT_DATA.map(([name]) => name))

/** The same where names begin with a small letter. */
export const smallNameAt = wordTable(EVENT_DATA.map(([name]) => name.charAt(0).toLowerCase() + name.slice(1)))

const usualSlots = Int8Array.from(EVENT_DATA, ([, slot]) => slot)
const usualIds: readonly string[] = EVENT_DATA.map(([name]) => name)
const exceptional = new Map<number, { readonly slots: Int8Array; readonly ids: string[] }>()
for (const { events, name, slot, id } of EXCEPTIONS)
  for (const event of events) {
    const here = exceptional.get(event) ?? { slots: usualSlots.slice(), ids: [...usualIds] }
    here.slots[nameNumber(name)] = slot
    here.ids[nameNumber(name)] = id
    exceptional.set(event, here)
  }

/** The slot of every name in an event. */
export const slotsIn = (event: number): Int8Array => exceptional.get(event)?.slots ?? usualSlots

/** The field id of a name in an event. */
export const fieldIn = (event: number, name: number): string | undefined => (exceptional.get(event)?.ids ?? usualIds)[name]

/** 1 for names that some event is read for. */
export const isRead = Uint8Array.from(EVENT_DATA, ([name, slot]) =>
  Number(slot >= 0 || EXCEPTIONS.some(one => one.name === name && one.slot >= 0) || isWebColumn(name)),
)

const SOMEBODY: ReadonlySet<number> = new Set([USER, SUBJECT, STATION, ADDRESS])

/** Whether a value with a name says who or where in an event; one of them leaves nothing to be read in the description. */
export const namesSomebody = (event: number, name: number): boolean => name >= 0 && SOMEBODY.has(slotsIn(event)[name]!)
