import { ENDS, type Ends, STANDS_FOR } from '../form/places.ts'
import { NAMING } from './eventWho.ts'
import { SAYING } from './eventWhat.ts'
import { canMakeLabel } from './knownMessages.ts'
import type { Slots } from './slotValues.ts'
import { AUDIT, COMPUTER, EVENT_ID, EVENT_SOURCE, TITLE } from './slots.ts'

/** The slots from which follows who appears in an event and what it says: events that are alike have the same values there. */
export const COMPARED: readonly number[] = [...NAMING, ...SAYING]
/** Those of them that no description says. */
const OF_HEAD: ReadonlySet<number> = new Set([AUDIT, COMPUTER, EVENT_ID, EVENT_SOURCE, TITLE])

/** Whether a value of some slots could make a label in a description. Which words follow there differs by form, so that no such value is ever known. */
export const makesLabel = (slots: readonly number[], { from, to }: Slots, bytes: Uint8Array): boolean =>
  slots.some(slot => to[slot]! > from[slot]! && !OF_HEAD.has(slot) && canMakeLabel(bytes, from[slot]!, to[slot]!))

/** Where the values begin that are compared. */
export const comparedIn = ({ from, to }: Slots): ReadonlySet<number> =>
  new Set(COMPARED.filter(slot => to[slot]! > from[slot]!).map(slot => from[slot]!))

/** What ends a value of a description, besides some signs: a colon, which may end a label, in one that is not compared. */
export function plainEnds(ends: Ends, isCompared: boolean, signs: readonly number[] = []): Ends {
  const colon = isCompared ? 0 : ENDS
  const plain = ends.map(end => (end === STANDS_FOR ? colon : end))
  for (const sign of signs) plain[sign] = ENDS
  return plain
}
