import type { Slots } from '../../frames/event/slotValues.ts'
import { SLOTS } from '../../frames/event/slots.ts'
import { beginPlaces, newPlaces, type Places } from '../../frames/form/places.ts'
import { NOTHING_ASKED } from './below.ts'

/** How far the reading of an event has come, without where its values lie. */
export interface Progress {
  /** How many labels of a head were seen, and whether one of them was a strong one. */
  headers: number
  strong: boolean
  /** The label that opened the head, and how far it is indented. */
  opener: number
  indent: number
  /** How often it was quoted. */
  depth: number
  /** `Event[0]`: the head ends with Description and nowhere else. */
  numbered: boolean
  /** The description has begun; its first line was seen; how many of its labels were read. */
  body: boolean
  titled: boolean
  fields: number
  /** What follows explains the event and holds no values: prose, or the XML of the same event. */
  explained: boolean
  section: number
  /** The slot whose value stands on this line; -1 for none. */
  pending: number
  /** The slot of the label of the line before, behind which nothing stood; -1 for a label that is not read. And whether values are known to stand below (`below.ts`). */
  asked: number
  isBelow: boolean
  blankBefore: boolean
  /** A number that events of the same id share: their lines follow each other in the same way. */
  shape: number
}

/**
 * The event that is being read: from the first line of its head to the last line before the next head. Offsets are indices into the bytes at hand.
 * A block without any head is what stands before the first event.
 */
export interface Block extends Progress, Slots {
  start: number
  /** 1-based line of `start`. */
  line: number
  /** Behind the last line that is not blank, and the line number there. */
  textEnd: number
  textEndLine: number
  /** Where the line lies that may be the value of the label above, and its slot; it ends at 0 where there is none. */
  answered: number
  answerFrom: number
  answerTo: number
  /** Where it says what another one with the same text may say otherwise. */
  readonly places: Places
}

/** Ids that are told apart in `shape`, each a multiple of the number of labels under all headings. */
export const SHAPES = 64

export const newProgress = (): Progress => ({
  headers: 0,
  strong: false,
  opener: -1,
  indent: 0,
  depth: 0,
  numbered: false,
  body: false,
  titled: false,
  fields: 0,
  explained: false,
  section: 0,
  pending: -1,
  asked: NOTHING_ASKED,
  isBelow: false,
  blankBefore: true,
  shape: 0,
})
const NOTHING: Readonly<Progress> = newProgress()

/** Cell by cell: this happens for every event. */
export function copyProgress<T extends Progress>(source: Readonly<Progress>, target: T): T {
  target.headers = source.headers
  target.strong = source.strong
  target.opener = source.opener
  target.indent = source.indent
  target.depth = source.depth
  target.numbered = source.numbered
  target.body = source.body
  target.titled = source.titled
  target.fields = source.fields
  target.explained = source.explained
  target.section = source.section
  target.pending = source.pending
  target.asked = source.asked
  target.isBelow = source.isBelow
  target.blankBefore = source.blankBefore
  target.shape = source.shape
  return target
}

export function newBlock(): Block {
  return {
    ...newProgress(),
    from: new Int32Array(SLOTS),
    to: new Int32Array(SLOTS),
    start: 0,
    line: 1,
    textEnd: 0,
    textEndLine: 1,
    answered: -1,
    answerFrom: 0,
    answerTo: 0,
    places: newPlaces(),
  }
}

export function startBlock(block: Block, start: number, line: number, isNoted: boolean): void {
  copyProgress(NOTHING, block)
  block.to.fill(0)
  block.answerTo = 0
  block.start = start
  block.line = line
  block.textEnd = start
  block.textEndLine = line
  beginPlaces(block.places, isNoted)
}
