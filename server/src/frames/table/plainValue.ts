import type { EntrySink } from '../../formats/format.ts'
import { ascii, isDigit } from '../ascii.ts'
import type { Column } from './columns.ts'
import { isLineEnd, type PlainRow } from './plainRow.ts'

const ZERO = 0x30
/** Digits of a number that is read without its text. */
const MOST_DIGITS = 9
/** The longest word that is looked for: its length is a bit of a number. */
const LONGEST_FOUND = 31
const EQUALS = 0x3d
const DASH = 0x2d
const AT = 0x40
const BACKSLASH = 0x5c

/** Whether the line below a row may be a ruler, which makes a heading of the row. */
export const isAboveRuler = ({ bytes, nextAt }: PlainRow): boolean => bytes[nextAt] === EQUALS || bytes[nextAt] === DASH

/** Whether the line below a row is blank. */
export const isAboveBlank = ({ bytes, nextAt }: PlainRow): boolean => isLineEnd(bytes, nextAt)

/** The number that bytes spell as a list does; -1 where they spell none or it takes its text to read it. */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > MOST_DIGITS || (bytes[start] === ZERO && end - start > 1)) return -1
  let value = 0
  for (let i = start; i < end; i++) {
    if (!isDigit(bytes[i])) return -1
    value = value * 10 + bytes[i]! - ZERO
  }
  return value
}

/** Whether a byte stands in `bytes[start, end)`. */
export function holds(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true
  return false
}

/** Whether a value may be somebody's account: `DOMAIN\user` or `user@domain`; those of the system itself have no domain. */
export const isAccount = (bytes: Uint8Array, start: number, end: number): boolean =>
  holds(bytes, start, end, BACKSLASH) || holds(bytes, start, end, AT)

/** Tells whether a word of a row is one of some, in any case of letters. Their lengths rule most words out. */
export function wordFinder(...some: readonly string[]): (row: PlainRow) => boolean {
  const wanted = some.map(word => ascii(word.toLowerCase()))
  const lengths = wanted.reduce((bits, { length }) => bits | (1 << length), 0)
  return ({ bytes, words, starts, ends }) => {
    for (let word = 0; word < words; word++) {
      const length = ends[word]! - starts[word]!
      if (length > LONGEST_FOUND || ((lengths >>> length) & 1) === 0) continue
      for (const one of wanted) if (one.length === length && isWord(bytes, starts[word]!, one)) return true
    }
    return false
  }
}

function isWord(bytes: Uint8Array, at: number, one: Uint8Array): boolean {
  for (let i = 0; i < one.length; i++) if ((bytes[at + i]! | 0x20) !== (one[i]! | 0x20)) return false
  return true
}

/** The column of a field; -1 where there is none, or more than one. */
export function onlyColumn(columns: readonly Column[], field: string): number {
  const first = columns.findIndex(column => column.field === field)
  return columns.findLastIndex(column => column.field === field) === first ? first : -1
}

/** The id of the word that a value means; 0 for none. */
export type WordReader = (bytes: Uint8Array, start: number, end: number, sink: EntrySink) => number

/** The id of a word the scanner brings, which is asked for once. */
export function broughtWord(word: string): (sink: EntrySink) => number {
  let id = 0
  return sink => {
    if (id === 0) id = sink.word(word)
    return id
  }
}

/** What values mean, by the ids of their spellings: asked once for each. */
export function meanings(meaning: (text: string) => string): WordReader {
  const known: (number | undefined)[] = []
  const decoder = new TextDecoder()
  return (bytes, start, end, sink) => {
    const term = sink.term(bytes, start, end)
    return (known[term] ??= term === 0 ? 0 : sink.word(meaning(decoder.decode(bytes.subarray(start, end)))))
  }
}
