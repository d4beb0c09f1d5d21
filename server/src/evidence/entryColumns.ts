import { grown } from './byteDictionary.ts'

/** Entries per segment. */
export const SEGMENT_ENTRIES = 65_536
/** Column value of "no time stated". */
export const NO_TIME = 0xffffffff
/** Column value of "look the length up": records of 64 KB and more. */
export const LONG = 0xffff

/** Up to 65,536 entries as columns: 24 bytes an entry. Offsets count from `base`; seconds are civil seconds. */
export interface Segment {
  readonly base: number
  readonly count: number
  readonly offset: Uint32Array
  readonly length: Uint16Array
  readonly line: Uint32Array
  readonly second: Uint32Array
  readonly milli: Uint16Array
  readonly who: Uint32Array
  readonly what: Uint32Array
}

/** Bytes of columns an entry takes. */
export const ENTRY_BYTES = 24

/** Appends entries to segments of growing columns. */
export class EntryColumns {
  private readonly done: Segment[] = []
  private readonly long = new Map<number, number>()
  private total = 0
  private count = 0
  private capacity = 0
  private base = 0
  private offset = new Uint32Array(0)
  private length = new Uint16Array(0)
  private line = new Uint32Array(0)
  private second = new Uint32Array(0)
  private milli = new Uint16Array(0)
  private who = new Uint32Array(0)
  private what = new Uint32Array(0)

  add(offset: number, length: number, line: number, time: number, who: number, what: number): void {
    if (this.count === SEGMENT_ENTRIES || offset - this.base > 0xffffffff) this.seal()
    if (this.count === this.capacity) this.makeRoom(offset)
    const i = this.count++
    this.offset[i] = offset - this.base
    this.length[i] = length < LONG ? length : LONG
    if (length >= LONG) this.long.set(this.total, length)
    this.line[i] = line
    this.who[i] = who
    this.what[i] = what
    this.total++
    if (time >= 0 && time < NO_TIME * 1000) {
      const second = Math.floor(time / 1000)
      this.second[i] = second
      this.milli[i] = time - second * 1000
    } else {
      this.second[i] = NO_TIME
    }
  }

  freeze(): { readonly segments: readonly Segment[]; readonly long: ReadonlyMap<number, number> } {
    this.seal()
    return { segments: this.done, long: this.long }
  }

  private seal(): void {
    if (this.count > 0) this.done.push(this.current())
    this.count = 0
    this.capacity = 0
  }

  private current(): Segment {
    const cut = <T extends Uint16Array | Uint32Array>(column: T): T =>
      this.count === column.length ? column : (column.slice(0, this.count) as T)
    return {
      base: this.base,
      count: this.count,
      offset: cut(this.offset),
      length: cut(this.length),
      line: cut(this.line),
      second: cut(this.second),
      milli: cut(this.milli),
      who: cut(this.who),
      what: cut(this.what),
    }
  }

  private makeRoom(offset: number): void {
    const fresh = this.capacity === 0
    if (fresh) this.base = offset
    this.capacity = fresh ? 512 : Math.min(this.capacity * 4, SEGMENT_ENTRIES)
    const room = <T extends Uint16Array | Uint32Array>(column: T, make: new (length: number) => T): T =>
      fresh ? new make(this.capacity) : grown(column, this.capacity)
    this.offset = room(this.offset, Uint32Array)
    this.length = room(this.length, Uint16Array)
    this.line = room(this.line, Uint32Array)
    this.second = room(this.second, Uint32Array)
    this.milli = room(this.milli, Uint16Array)
    this.who = room(this.who, Uint32Array)
    this.what = room(this.what, Uint32Array)
  }
}
