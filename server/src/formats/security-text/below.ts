import { textEnd } from '../../frames/blanks.ts'
import { IMAGE, REASON } from '../../frames/event/slots.ts'
import type { Block } from './block.ts'
import type { Line } from './line.ts'

/**
 * Values that stand on the line below their labels, as copies of web pages and mails have them. A line without a label, directly below a label with nothing behind
 * it, is its value where the next label follows directly, and then in all of the event: an empty value and a remark below it look the same elsewhere.
 */

const BLANK = 32
/** No label asks for a value. */
export const NOTHING_ASKED = -2
/** A name, address or number is no longer; a sentence that explains an event mostly is. */
const LONGEST_NAME = 64

/** Takes a line without a known label as the value that the line before asked for; false where it is none. */
export function answer(block: Block, bytes: Uint8Array, line: Line): boolean {
  const slot = block.asked
  block.asked = NOTHING_ASKED
  block.answerTo = 0
  if (slot === NOTHING_ASKED || block.blankBefore || !mayBeValue(bytes, line, slot)) return false
  block.answered = slot
  block.answerFrom = line.label
  block.answerTo = textEnd(bytes, line.label, line.end)
  if (block.isBelow) keepAnswer(block)
  return true
}

/** A known label follows the line that was taken as a value. */
export function confirmAnswer(block: Block): void {
  if (block.blankBefore) block.answerTo = 0
  else {
    block.isBelow = true
    keepAnswer(block)
  }
}

function keepAnswer(block: Block): void {
  if (block.answered >= 0) {
    block.from[block.answered] = block.answerFrom
    block.to[block.answered] = block.answerTo
  }
  block.answerTo = 0
}

/** Whether a line has no label, as paths and addresses have none, and is no sentence. */
function mayBeValue(bytes: Uint8Array, { number, label, colon, end }: Line, slot: number): boolean {
  const isLabelled = number !== 0 || (colon >= 0 && (colon + 1 === end || bytes[colon + 1]! <= BLANK))
  return !isLabelled && (end - label <= LONGEST_NAME || slot === REASON || slot === IMAGE)
}
