/** Takes the values of one event where an encoding finds them, in any order. `escaped` values hold signs that stand for others. */
export interface EventNotes {
  /** A value around the data: event id, source, computer, time, audit (`slots.ts`). */
  head(slot: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void
  /** A value of the data by the number of its name (`dataNames.ts`); -1 for a name that nobody asks for. */
  data(name: number, bytes: Uint8Array, start: number, end: number, escaped: boolean): void
  /** A value of the data that has no name. */
  unnamed(bytes: Uint8Array, start: number, end: number, escaped: boolean): void
  /** The text of the event, which repeats its data in words: read where they name nobody. */
  description(bytes: Uint8Array, start: number, end: number, escaped: boolean): void
  /** What was noted of the data so far is none: it tells of the program that wrote the event down. */
  forgetData(): void
}

/** Writes what an escaped value says to `into[at…]`, never more bytes than it has, and returns where that ends. */
export type Unescape = (bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number) => number
