import { isStated } from '../w3c/bytes.ts'
import type { Row } from '../w3c/row.ts'

/** The value of a column as it is written, a letter for each byte; '' where it states nothing. What a scanner keeps of it outlives the ids of its table. */
export function textAt(bytes: Uint8Array, { starts, ends }: Row, slot: number): string {
  return textIn(bytes, starts[slot]!, ends[slot]!)
}

/** Spread out, the bytes would go through an iterator. */
export const textIn = (bytes: Uint8Array, start: number, end: number): string =>
  isStated(bytes, start, end) ? Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, end)) : ''

export const textBytes = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0))
