import type { EntrySink } from '../../formats/format.ts'

/** No sentence is longer; rows are not. */
const LONGEST = 16_384

/** A text that is put together from bytes, so that only one that is new becomes a string. */
export interface Sentence {
  length: number
  readonly bytes: Uint8Array
  add(bytes: Uint8Array, start: number, end: number): void
  /** The id of the text as a word. */
  term(sink: EntrySink): number
}

export function sentence(): Sentence {
  const memory = new Uint8Array(LONGEST)
  return {
    length: 0,
    bytes: memory,
    add(bytes, start, end) {
      let { length } = this
      const stop = Math.min(end, start + LONGEST - 8 - length)
      for (let i = start; i < stop; i++) memory[length++] = bytes[i]!
      this.length = length
    },
    term(sink) {
      return sink.term(memory, 0, this.length)
    },
  }
}
