import { MOST_COLUMNS, type Row } from './row.ts'

const QUOTE = 0x22

/** A value as bytes: `bytes[start, end)`. */
export interface Value {
  bytes: Uint8Array
  start: number
  end: number
}

/** Gives the values of records with their doubled quotes made single. The answer holds until the next question. */
export type ValueReader = (bytes: Uint8Array, row: Row, column: number) => Value

/** A reader of values. Only one with a doubled quote in it is copied, into memory that is kept. */
export function valueReader(): ValueReader {
  const value: Value = { bytes: new Uint8Array(0), start: 0, end: 0 }
  let scratch = new Uint8Array(1024)
  return (bytes, row, column) => {
    value.bytes = bytes
    value.start = row.starts[column]!
    value.end = row.ends[column]!
    if (row.doubled[column] === 0) return value
    const length = value.end - value.start
    if (scratch.length < length + 8) scratch = new Uint8Array(length * 2 + 8)
    value.end = single(bytes, value.start, value.end, scratch, 0)
    value.bytes = scratch
    value.start = 0
    return value
  }
}

/** Copies bytes with every pair of quotes as one behind what others left; returns where the copy ends. */
export function single(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at
  for (let i = start; i < end; i++) {
    into[to++] = bytes[i]!
    if (bytes[i] === QUOTE && bytes[i + 1] === QUOTE) i++
  }
  return to
}

const decoder = new TextDecoder()

/** A value as text; '' for one that is not kept. For headings and what is rare: scanners intern bytes. */
export const valueText = (bytes: Uint8Array, row: Row, column: number): string => {
  if (column >= MOST_COLUMNS) return ''
  const text = decoder.decode(bytes.subarray(row.starts[column], row.ends[column]))
  return row.doubled[column] === 0 ? text : text.replaceAll('""', '"')
}

/** The values of a record as text. */
export const valueTexts = (bytes: Uint8Array, row: Row): readonly string[] =>
  Array.from({ length: row.values }, (_, column) => valueText(bytes, row, column))
