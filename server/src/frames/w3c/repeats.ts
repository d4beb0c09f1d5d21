import { firstBytes } from '../../model/memory.ts'

/** Words of a value that are compared: enough for a GUID. A longer one counts as another every time. */
const WORDS = 9

/** Remembers the value that was asked about last: most rows repeat the server, and those of a connection the client and the session of the row before. */
export class Repeats {
  private readonly text = new Int32Array(WORDS)
  private length = -1

  /** Whether `[start, end)` holds what this was asked about last. */
  again(view: DataView, start: number, end: number): boolean {
    const length = end - start
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
