import { trimEnd } from '../../frames/ascii.ts'
import type { ReadRecord } from './record.ts'

const QUOTE = 34

/** Where the value ends that began with a quote, as Splunk exports an event in a row: before the first quote that is not doubled. */
export function closingQuote(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (; at < end; at++) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] !== QUOTE) break
    at++
  }
  return at
}

/** The text at `[start, end)` with one quote for each two. */
export function withSingleQuotes(bytes: Uint8Array, start: number, end: number): Required<ReadRecord> {
  const places: number[] = []
  const ends: number[] = []
  for (let at = start; at < end; at++) {
    places.push(at)
    if (bytes[at] === QUOTE) at++
    ends.push(at + 1)
  }
  return { bytes: Uint8Array.from(places, place => bytes[place]!), places: Int32Array.from(places), ends: Int32Array.from(ends) }
}

/** Where a description ends that began with a quote, as PsLogList writes it: before the one that stands last. */
export function quotedEnd(bytes: Uint8Array, start: number, end: number): number {
  const last = trimEnd(bytes, start, end)
  return last > start && bytes[last - 1] === QUOTE ? last - 1 : end
}
