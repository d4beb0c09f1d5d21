import type { EntrySink, Format, Scanner } from '../formats/format.ts'
import { bytesWithRoom } from '../model/memory.ts'
import { grown } from './columns.ts'
import type { Margin } from './margins.ts'

const LF = 10

/**
 * The scanner of a log whose lines have a margin: its bytes are handed on without the margins, and the sink is told where they lay. Behind the name of another file
 * begins another log: nothing that was known of the rows before counts for it, where the format can say what that is.
 */
export function marginScanner(format: Format, margin: Margin): Scanner {
  const lines = new LinesWithin()
  let scanner = format.scanner()
  const canBeginAnew = scanner.state !== undefined
  let line = 1
  let name = ''

  /** Scans the lines in hand, and returns where the first lies that was not read; `end` where all were. */
  function scanLines(last: boolean, end: number, sink: EntrySink): number {
    sink.placeOf = lines.placeOf
    const done = scanner.scan(lines.bytes, 0, lines.length, last, sink)
    sink.placeOf = undefined
    const [count, place] = done < lines.length ? lines.upTo(done) : [lines.count, end]
    line += count
    lines.clear()
    return place
  }

  function beginAnew(sink: EntrySink): void {
    const fresh = format.scanner()
    const state = fresh.state?.(sink)
    scanner = state === undefined ? fresh : format.scanner({ ...state, line })
  }

  return {
    scan: (bytes, start, end, last, sink) => {
      let at = start
      while (at < end) {
        const feed = bytes.indexOf(LF, at)
        const isWhole = feed >= 0 && feed < end
        if (!isWhole && !last) break
        const next = isWhole ? feed + 1 : end
        const own = margin.name(bytes, at, next) || name
        if (canBeginAnew && own !== name && name !== '') {
          scanLines(true, at, sink)
          beginAnew(sink)
        }
        name = own
        lines.add(bytes, at, margin.end(bytes, at, next), next)
        at = next
      }
      return scanLines(last, at, sink)
    },
  }
}

/** Lines without their margins, one behind the other, and where they lay. */
class LinesWithin {
  bytes = bytesWithRoom(1 << 16)
  length = 0
  count = 0
  /** Where each begins here; where it lay, with its margin and without. */
  private from = new Uint32Array(1024)
  private outer = new Uint32Array(1024)
  private inner = new Uint32Array(1024)
  /** The line that was looked for last. */
  private near = 0

  clear(): void {
    this.length = this.count = this.near = 0
  }

  add(bytes: Uint8Array, outer: number, inner: number, end: number): void {
    const { length, count } = this
    this.length += end - inner
    if (this.length > this.bytes.length) {
      const before = this.bytes
      this.bytes = bytesWithRoom(this.length * 2)
      this.bytes.set(before)
    }
    this.bytes.set(bytes.subarray(inner, end), length)
    if (count === this.from.length) this.makeRoom(count * 2)
    this.from[count] = length
    this.outer[count] = outer
    this.inner[count] = inner
    this.count++
  }

  /** Where the byte at an index lay. */
  readonly placeOf = (index: number): number => {
    const line = this.lineOf(index)
    return this.inner[line]! + index - this.from[line]!
  }

  /** How many lines end before an index, and where the one it is in begins, or else the index itself. */
  upTo(index: number): readonly [count: number, place: number] {
    const line = this.lineOf(index)
    return [line, this.from[line] === index ? this.outer[line]! : this.placeOf(index)]
  }

  /** Indexes are mostly asked for in order. */
  private lineOf(index: number): number {
    const { from, count } = this
    let line = index < from[this.near]! ? 0 : this.near
    let high = count
    if (line + 1 < count && index < from[line + 1]!) return line
    while (high - line > 1) {
      const middle = (line + high) >>> 1
      if (from[middle]! <= index) line = middle
      else high = middle
    }
    this.near = line
    return line
  }

  private makeRoom(room: number): void {
    this.from = grown(this.from, room)
    this.outer = grown(this.outer, room)
    this.inner = grown(this.inner, room)
  }
}
