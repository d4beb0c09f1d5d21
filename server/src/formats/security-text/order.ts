import { labelsOf, numbersOf } from '../../frames/event/labelOrder.ts'
import { LABEL_FLAGS, SECTION } from '../../frames/event/labelTable.ts'

/** Events whose labels no build of Windows writes in another order. Source: README.md, Sources. */
const ORDERED: ReadonlySet<number> = new Set([4625, 4634, 4740, 4767, 4771, 4776])

/** Labels of the head since Windows Vista, in the order of a copy. */
export const HEAD_ORDER = numbersOf('Log Name, Source, Date, Event ID, Task Category, Level, Keywords, User, Computer, Description')

const orderOf = (event: number): readonly number[] | undefined => (ORDERED.has(event) ? labelsOf(event) : undefined)

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
      const found = orderOf(id)?.indexOf(number, place) ?? -1
      if (found >= 0) place = found + 1
    },
    next: (id, looksLikeHeading) => {
      const number = orderOf(id)?.[place] ?? 0
      const isHeading = (LABEL_FLAGS[number]! & SECTION) !== 0
      place = number !== 0 && isHeading === looksLikeHeading ? place + 1 : LOST
      return place === LOST ? 0 : number
    },
  }
}

/** The place of an event whose lines are not the expected ones: nothing more is told by order. */
const LOST = -1
