import { NO_TIME, type Rows } from '../formats/format.ts'
import { type Column, grown, narrowed } from './columns.ts'

/** Entries per segment. */
export const SEGMENT_ENTRIES = 65_536
/** Column value of "look the length up": records of 64 KB and more. */
export const LONG = 0xffff

/**
 * Up to 65,536 entries as columns, each as narrow as its values allow: at most 24 bytes an entry, 15 or less where rows are short and close in time.
 * `offset` counts from `base`, `line` from `firstLine`; `second` counts from `firstSecond` and is 1 too high, 0 is "no time stated".
 */
export interface Segment {
  readonly count: number
  readonly base: number
  readonly firstLine: number
  readonly firstSecond: number
  readonly offset: Column
  readonly length: Column
  readonly line: Column
  readonly second: Column
  /** Absent where every entry was written at a full second. */
  readonly milli?: Column | undefined
  readonly who: Column
  readonly what: Column
  /** Windows logon ids; absent where no entry states one. */
  readonly logon?: Column | undefined
  /** Ids of the sessions of a service; absent where no entry states one so. */
  readonly session?: Column | undefined
  /** Ports that clients connected from; absent where no entry states one. */
  readonly port?: Column | undefined
  /** Bytes that the columns take, where they are not all in memory. */
  readonly bytes?: number
}

/** Bytes that a segment's columns take, wherever they are. */
export const segmentBytes = (segment: Segment): number => {
  if (segment.bytes !== undefined) return segment.bytes
  const { offset, length, line, second, milli, who, what, logon, session, port } = segment
  return [offset, length, line, second, milli, who, what, logon, session, port].reduce((sum, column) => sum + (column?.byteLength ?? 0), 0)
}

/** What an entry states beside its who and what, as numbers; 0 for nothing. */
export interface Numbers {
  readonly logonId: number
  readonly session: number
  readonly port: number
}

/** Bytes of an entry in columns that grow. */
const WIDEST = 32
/** Entries that are copied one by one. */
const FEW = 32
const COPIED = ['length', 'line', 'second', 'milli', 'who', 'what', 'logon'] as const

/** Appends entries to segments of growing columns. */
export class EntryColumns {
  private readonly done: Segment[] = []
  private readonly long = new Map<number, number>()
  private total = 0
  private doneBytes = 0
  private count = 0
  private base = 0
  private capacity = 512
  /** All values of the column, or-ed: 0 while every one is. */
  private anyMilli = 0
  private anyLogon = 0
  private offset = new Uint32Array(this.capacity)
  private length = new Uint16Array(this.capacity)
  private line = new Uint32Array(this.capacity)
  private second = new Uint32Array(this.capacity)
  private milli = new Uint16Array(this.capacity)
  private who = new Uint32Array(this.capacity)
  private what = new Uint32Array(this.capacity)
  private logon = new Uint32Array(this.capacity)
  /** Made where an entry of the segment has one: few logs do. */
  private session: Uint32Array | undefined
  private port: Uint16Array | undefined

  add(offset: number, length: number, line: number, time: number, who: number, what: number, { logonId, session, port }: Numbers): void {
    if (this.count === SEGMENT_ENTRIES || offset - this.base > 0xffffffff) this.seal()
    if (this.count === 0) this.base = offset
    if (this.count === this.capacity) this.makeRoom()
    const i = this.count++
    this.offset[i] = offset - this.base
    this.length[i] = length < LONG ? length : LONG
    if (length >= LONG) this.long.set(this.total, length)
    this.line[i] = line
    this.who[i] = who
    this.what[i] = what
    this.logon[i] = logonId
    this.anyLogon |= logonId
    if (session !== 0) this.sessions()[i] = session
    if (port !== 0) this.ports()[i] = port
    this.total++
    if (time >= 0 && time < (NO_TIME - 1) * 1000) {
      const second = Math.floor(time / 1000)
      this.second[i] = second
      this.milli[i] = time - second * 1000
      this.anyMilli |= this.milli[i]
    } else {
      this.second[i] = NO_TIME
      this.milli[i] = 0
    }
  }

  /** Bytes that the columns take so far. */
  get byteLength(): number {
    return this.doneBytes + this.capacity * WIDEST
  }

  /** Takes full segments as they are. Only before the first entry. */
  goOn(segments: readonly Segment[]): void {
    this.done.push(...segments)
    this.total += segments.reduce((sum, segment) => sum + segment.count, 0)
  }

  /** Lengths of 64 KB and more, by the number of entries between here and theirs. */
  addLong(long: ReadonlyMap<number, number>): void {
    for (const [entry, length] of long) this.long.set(this.total + entry, length)
  }

  /** Appends entries column by column: what the same number of calls of `add` would do. Offsets count from `base`. */
  append(base: number, rows: Rows, count: number): void {
    for (let at = 0; at < count; ) {
      if (this.count === SEGMENT_ENTRIES || base + rows.offset[at]! - this.base > 0xffffffff) this.seal()
      if (this.count === 0) this.base = base + rows.offset[at]!
      const room = Math.min(count - at, SEGMENT_ENTRIES - this.count)
      const some = base + rows.offset[at + room - 1]! - this.base > 0xffffffff ? 1 : room
      while (this.capacity < this.count + some) this.makeRoom()
      this.copy(base - this.base, rows, at, some)
      at += some
    }
  }

  private copy(shift: number, rows: Rows, from: number, some: number): void {
    const { offset, count } = this
    for (let i = 0; i < some; i++) {
      offset[count + i] = rows.offset[from + i]! + shift
      this.anyMilli |= rows.milli[from + i]!
      this.anyLogon |= rows.logon[from + i]!
    }
    if (some < FEW) this.copyFew(rows, from, some)
    else for (const name of COPIED) this[name].set(rows[name].subarray(from, from + some), count)
    if (rows.session !== undefined) this.sessions().set(rows.session.subarray(from, from + some), count)
    if (rows.port !== undefined) this.ports().set(rows.port.subarray(from, from + some), count)
    this.count += some
    this.total += some
  }

  private sessions(): Uint32Array {
    this.session ??= new Uint32Array(this.capacity)
    return this.session
  }

  private ports(): Uint16Array {
    this.port ??= new Uint16Array(this.capacity)
    return this.port
  }

  /** One by one: to say where a few lie takes longer than to copy them. */
  private copyFew(rows: Rows, from: number, some: number): void {
    for (let i = from, to = this.count; i < from + some; i++, to++) {
      this.length[to] = rows.length[i]!
      this.line[to] = rows.line[i]!
      this.second[to] = rows.second[i]!
      this.milli[to] = rows.milli[i]!
      this.who[to] = rows.who[i]!
      this.what[to] = rows.what[i]!
      this.logon[to] = rows.logon[i]!
    }
  }

  freeze(): { readonly segments: readonly Segment[]; readonly long: ReadonlyMap<number, number> } {
    this.seal()
    return { segments: this.done, long: this.long }
  }

  private seal(): void {
    if (this.count === 0) return
    const { count, base, line, second } = this
    const firstLine = line[0]!
    const firstSecond = least(second, count)
    for (let i = 0; i < count; i++) line[i]! -= firstLine
    if (firstSecond === NO_TIME) second.fill(0, 0, count)
    else for (let i = 0; i < count; i++) second[i] = second[i] === NO_TIME ? 0 : second[i]! - firstSecond + 1
    const segment: Segment = {
      count,
      base,
      firstLine,
      firstSecond,
      // Offsets and lines rise.
      offset: narrowed(this.offset, count, this.offset[count - 1]),
      length: narrowed(this.length, count),
      line: narrowed(line, count, line[count - 1]),
      second: narrowed(second, count, firstSecond === NO_TIME ? 0 : undefined),
      ...(this.anyMilli === 0 ? {} : { milli: narrowed(this.milli, count) }),
      who: narrowed(this.who, count),
      what: narrowed(this.what, count),
      ...(this.anyLogon === 0 ? {} : { logon: narrowed(this.logon, count) }),
      ...(this.session === undefined ? {} : { session: narrowed(this.session, count) }),
      ...(this.port === undefined ? {} : { port: narrowed(this.port, count) }),
    }
    this.done.push(segment)
    this.doneBytes += segmentBytes(segment)
    this.count = 0
    this.anyMilli = 0
    this.anyLogon = 0
    this.session = undefined
    this.port = undefined
  }

  private makeRoom(): void {
    this.capacity = Math.min(this.capacity * 4, SEGMENT_ENTRIES)
    this.offset = grown(this.offset, this.capacity)
    this.length = grown(this.length, this.capacity)
    this.line = grown(this.line, this.capacity)
    this.second = grown(this.second, this.capacity)
    this.milli = grown(this.milli, this.capacity)
    this.who = grown(this.who, this.capacity)
    this.what = grown(this.what, this.capacity)
    this.logon = grown(this.logon, this.capacity)
    if (this.session !== undefined) this.session = grown(this.session, this.capacity)
    if (this.port !== undefined) this.port = grown(this.port, this.capacity)
  }
}

function least(values: Uint32Array, count: number): number {
  let smallest = NO_TIME
  for (let i = 0; i < count; i++) if (values[i]! < smallest) smallest = values[i]!
  return smallest
}
