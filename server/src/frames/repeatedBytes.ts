/** Bytes of the longest value that is remembered; a longer one counts as another every time. */
const LONGEST = 128

/** Remembers the value that was asked about last: most rows repeat the server and the date of the row before. */
export class RepeatedBytes {
  private readonly known = new Uint8Array(LONGEST)
  private length = -1

  /** Whether `bytes[start, end)` is what this was asked about last. */
  again(bytes: Uint8Array, start: number, end: number): boolean {
    const { known } = this
    if (end - start === this.length) {
      let i = 0
      while (i < this.length && known[i] === bytes[start + i]) i++
      if (i === this.length) return true
    }
    this.keep(bytes, start, end)
    return false
  }

  private keep(bytes: Uint8Array, start: number, end: number): void {
    this.length = end - start > LONGEST ? -1 : end - start
    for (let i = 0; i < this.length; i++) this.known[i] = bytes[start + i]!
  }
}
