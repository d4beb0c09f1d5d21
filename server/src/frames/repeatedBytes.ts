import { viewOf } from './ascii.ts'

/** Bytes of the longest value that is remembered; a longer one counts as another every time. */
const LONGEST = 128
const WORD = 4
const NOTHING = new Uint8Array(0)

/** Remembers the value that was asked about last: most rows repeat the server and the date of the row before. */
export class RepeatedBytes {
  private readonly known = new Uint8Array(LONGEST)
  private readonly words = viewOf(this.known)
  private length = -1
  /** The bytes that were looked at last. */
  private seen: Uint8Array = NOTHING
  private view = viewOf(NOTHING)

  /** Whether `bytes[start, end)` is what this was asked about last. */
  again(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start === this.length && this.isKnown(bytes, start)) return true
    this.keep(bytes, start, end)
    return false
  }

  /** Four bytes at a time; the last four may have been compared in part. */
  private isKnown(bytes: Uint8Array, start: number): boolean {
    const { words } = this
    const last = this.length - WORD
    if (last < 0) return this.isShortKnown(bytes, start)
    if (bytes !== this.seen) this.view = viewOf((this.seen = bytes))
    const { view } = this
    for (let i = 0; i < last; i += WORD) if (words.getInt32(i) !== view.getInt32(start + i)) return false
    return words.getInt32(last) === view.getInt32(start + last)
  }

  private isShortKnown(bytes: Uint8Array, start: number): boolean {
    for (let i = 0; i < this.length; i++) if (this.known[i] !== bytes[start + i]) return false
    return true
  }

  private keep(bytes: Uint8Array, start: number, end: number): void {
    this.length = end - start > LONGEST ? -1 : end - start
    for (let i = 0; i < this.length; i++) this.known[i] = bytes[start + i]!
  }
}
