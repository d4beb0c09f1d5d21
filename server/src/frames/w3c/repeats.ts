import { firstBytes } from '../../model/memory.ts'
import type { Row } from './row.ts'

/** Words of a value that are compared; a longer one counts as another every time. */
const WORDS = 8

/** Remembers the value that a column had last: most rows repeat the server, the method and the status of a row before. */
export class Repeats {
  private readonly text = new Int32Array(WORDS)
  private length = -1
  private readonly slot: number

  constructor(slot: number) {
    this.slot = slot
  }

  /** Whether the column has the value it had when this was asked last. */
  again({ starts, ends, view }: Row): boolean {
    const start = starts[this.slot]!
    const length = ends[this.slot]! - start
    if (length === this.length && this.isSame(view, start, length)) return true
    this.keep(view, start, length)
    return false
  }

  private isSame(view: DataView, start: number, length: number): boolean {
    const { text } = this
    for (let word = 0; word << 2 < length; word++) if (text[word] !== wordOf(view, start, length, word)) return false
    return true
  }

  private keep(view: DataView, start: number, length: number): void {
    this.length = length > WORDS << 2 ? -1 : length
    for (let word = 0; word << 2 < this.length; word++) this.text[word] = wordOf(view, start, length, word)
  }
}

/** The bytes of a value in one of its words. */
const wordOf = (view: DataView, start: number, length: number, word: number): number =>
  view.getInt32(start + (word << 2), true) & firstBytes(length - (word << 2))
