import { wordAt } from '../../model/memory.ts'
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
  again({ starts, ends, words, shift }: Row): boolean {
    const start = starts[this.slot]!
    const length = ends[this.slot]! - start
    if (length === this.length && this.isSame(words, start + shift, length)) return true
    this.keep(words, start + shift, length)
    return false
  }

  private isSame(words: Int32Array, position: number, length: number): boolean {
    const { text } = this
    let word = 0
    for (; word < length >> 2; word++) if (text[word] !== wordAt(words, position + (word << 2))) return false
    return (length & 3) === 0 || text[word] === (wordAt(words, position + (word << 2)) & restOf(length))
  }

  private keep(words: Int32Array, position: number, length: number): void {
    this.length = length > (WORDS - 1) << 2 ? -1 : length
    for (let word = 0; word << 2 < this.length; word++) this.text[word] = wordAt(words, position + (word << 2))
    if ((this.length & 3) !== 0) this.text[length >> 2]! &= restOf(length)
  }
}

/** The bytes of a value in the last of its words. */
const restOf = (length: number): number => -1 >>> (32 - ((length & 3) << 3))
