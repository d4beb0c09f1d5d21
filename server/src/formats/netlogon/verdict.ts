import { endsWith, isBlank, startsWith, trimEnd } from '../../frames/ascii.ts'
import { FACET_ACTION } from '../../model/what.ts'
import type { EntrySink } from '../format.ts'
import { setStatus, type StatusSpace } from './status.ts'
import { ENTERED, ETURNS, type WordIds } from './words.ts'

/** Where the last word of a line begins: `Entered`, the status behind `Returns`, or a `Returns` that was cut short. */
export function lastWord(bytes: Uint8Array, start: number, stop: number): number {
  let word = stop
  while (word > start && !isBlank(bytes[word - 1])) word--
  return word
}

/** Where the names before the verdict end; `stop` where the line has no verdict. */
export function namesEnd(bytes: Uint8Array, start: number, word: number, stop: number): number {
  if (isEntered(bytes, word, stop) || isReturns(bytes, word, stop)) return trimEnd(bytes, start, word)
  const verb = trimEnd(bytes, start, word)
  return isReturns(bytes, start, verb) ? trimEnd(bytes, start, verb - ETURNS.length - 1) : stop
}

/** Drafts what the last word says: `Entered` is no verdict yet, only `Returns` judges. */
export function readVerdict(bytes: Uint8Array, word: number, stop: number, space: StatusSpace, sink: EntrySink, words: WordIds): void {
  if (isEntered(bytes, word, stop)) {
    sink.what[FACET_ACTION] = words.entered
    return
  }
  sink.what[FACET_ACTION] = words.returns
  setStatus(bytes, word, stop, space, sink)
}

export const isEntered = (bytes: Uint8Array, word: number, stop: number): boolean =>
  stop - word === ENTERED.length && startsWith(bytes, word, stop, ENTERED)

/** `Returns`, in Windows 9x sign-ins `returns`, behind a blank. */
function isReturns(bytes: Uint8Array, start: number, end: number): boolean {
  const verb = end - ETURNS.length - 1
  return verb >= start && (bytes[verb]! | 0x20) === 0x72 && endsWith(bytes, start, end, ETURNS) && isBlank(bytes[verb - 1])
}
