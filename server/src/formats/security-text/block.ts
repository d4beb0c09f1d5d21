import type { Slots } from '../../frames/event/entryOf.ts'
import { SLOTS } from '../../frames/event/slots.ts'

/**
 * The event that is being read: from the first line of its head to the last line before the next head. Offsets are indices into the bytes at hand.
 * A block without any head is what stands before the first event.
 */
export interface Block extends Slots {
  start: number
  /** 1-based line of `start`. */
  line: number
  /** Behind the last line that is not blank, and the line number there. */
  textEnd: number
  textEndLine: number
  /** How many labels of a head were seen, and whether one of them was a strong one. */
  headers: number
  strong: boolean
  /** The label that opened the head, and how far it is indented. */
  opener: number
  indent: number
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
  blankBefore: boolean
  /** A number that events of the same id share: their lines follow each other in the same way. */
  shape: number
}

/** Ids that are told apart in `shape`, each a multiple of the number of labels under all headings. */
export const SHAPES = 64

export function newBlock(): Block {
  return {
    from: new Int32Array(SLOTS),
    to: new Int32Array(SLOTS),
    start: 0,
    line: 1,
    textEnd: 0,
    textEndLine: 1,
    headers: 0,
    strong: false,
    opener: -1,
    indent: 0,
    numbered: false,
    body: false,
    titled: false,
    fields: 0,
    explained: false,
    section: 0,
    pending: -1,
    blankBefore: true,
    shape: 0,
  }
}

export function startBlock(block: Block, start: number, line: number): void {
  block.from.fill(0)
  block.to.fill(0)
  block.start = start
  block.line = line
  block.textEnd = start
  block.textEndLine = line
  block.headers = 0
  block.strong = false
  block.opener = -1
  block.indent = 0
  block.numbered = false
  block.body = false
  block.titled = false
  block.fields = 0
  block.explained = false
  block.section = 0
  block.pending = -1
  block.blankBefore = true
  block.shape = 0
}
