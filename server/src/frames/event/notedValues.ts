import type { Slots } from './slotValues.ts'
import type { Unescape } from './eventNotes.ts'

const BLANK = 32
const FEED = 10

/** How a value lies in the bytes of an event: as it is, with signs that stand for others, or copied out of other bytes. */
export const PLAIN = 0
export const ESCAPED = 1
export const COPIED = 2

/** Where the values of an event lie, and how. `to` is 0 where none is stated. */
export interface NotedValues extends Slots {
  readonly how: Uint8Array
}

export const notedValues = (count: number): NotedValues => ({
  from: new Int32Array(count),
  to: new Int32Array(count),
  how: new Uint8Array(count),
})

/** Values that were copied out of their bytes, without escapes. One for each file. */
export interface Copies {
  /** Where they are. */
  bytes(): Uint8Array
  clear(): void
  /** Copies a value out of `bytes`; afterwards it lies in those of the copies. */
  copy(values: NotedValues, place: number, bytes: Uint8Array): void
  /** Copies all values that are stated and no copies yet. */
  all(values: NotedValues, bytes: Uint8Array): void
  /** Copies the first `count` values, each on a line of its own; returns where the lines begin and end. */
  lines(values: NotedValues, count: number, bytes: Uint8Array): readonly [start: number, end: number]
}

export function copies(unescape: Unescape): Copies {
  let scratch = new Uint8Array(8192)
  let used = 0
  function copy({ from, to, how }: NotedValues, place: number, bytes: Uint8Array): void {
    const start = from[place]!
    const end = to[place]!
    if (used + end - start + 8 > scratch.length) scratch = enlarged(scratch, used + end - start)
    from[place] = used
    if (how[place] === ESCAPED) used = unescape(bytes, start, end, scratch, used)
    else for (let i = start; i < end; i++) scratch[used++] = bytes[i]!
    to[place] = used
    how[place] = COPIED
  }
  return {
    bytes: () => scratch,
    clear: () => {
      used = 0
    },
    copy,
    all: (values, bytes) => {
      const { from, to, how } = values
      for (let place = 0; place < how.length; place++) if (to[place]! > from[place]! && how[place] !== COPIED) copy(values, place, bytes)
    },
    lines: (values, count, bytes) => {
      const start = used
      for (let place = 0; place < count; place++) {
        copy(values, place, values.how[place] === COPIED ? scratch : bytes)
        scratch[used++] = FEED
      }
      return [start, used]
    },
  }
}

/** Notes a value without the blanks around it. */
export function note({ from, to, how }: NotedValues, place: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
  let first = start
  let last = end
  while (first < last && bytes[first]! <= BLANK) first++
  while (last > first && bytes[last - 1]! <= BLANK) last--
  from[place] = first
  to[place] = last
  how[place] = escaped ? ESCAPED : PLAIN
}

/** Keeps where values lie, for when they are copied. */
export function keepPlaces({ from, to, how }: NotedValues, into: NotedValues): void {
  into.from.set(from)
  into.to.set(to)
  into.how.set(how)
}

export function move(from: NotedValues, place: number, to: NotedValues, target: number): void {
  to.from[target] = from.from[place]!
  to.to[target] = from.to[place]!
  to.how[target] = from.how[place]!
}

function enlarged(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array((length + 8) * 2)
  larger.set(bytes)
  return larger
}
