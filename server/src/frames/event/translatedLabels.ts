import { HEADER, LABEL_FLAGS, labelAt, STRONG } from './labelTable.ts'
import translations from './translations.json' with { type: 'json' }

/**
 * The labels of other languages, each standing for the English one. Compared without regard to case and, since nobody says in which page a log was written,
 * to letters beyond ASCII: a run of those, and an apostrophe or a question mark in their place, counts as one letter that fits any other.
 */

/** The longest translated label, in bytes. */
export const LONGEST_TRANSLATION = 80

const WILD = 1
const BLANK = 32
const APOSTROPHE = 39
const QUESTION = 63
const COLON = 58
const NBSP = 0xa0

/** What a byte counts as: small letters for capitals, one sign for everything beyond ASCII. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || byte === APOSTROPHE || byte === QUESTION) return WILD
  if (byte >= 65 && byte <= 90) return byte | 32
  return byte === 9 ? BLANK : byte
})

const encoder = new TextEncoder()
const numbers = new Map<number, number>()
const headers: string[] = []
for (const language of Object.values(translations))
  for (const [english, spellings] of Object.entries(language)) {
    const text = encoder.encode(english)
    const number = labelAt(text, 0, text.length)
    for (const spelling of spellings) add(encoder.encode(spelling), number)
  }

function add(bytes: Uint8Array, number: number): void {
  numbers.set(hashOf(bytes, 0, bytes.length), number)
  if ((LABEL_FLAGS[number]! & HEADER) !== 0) headers.push(foldedText(bytes, 0, bytes.length))
}

/** Labels of a log that are not English: the translations, and those of a language without a table, learnt from the log itself. */
export interface TranslatedLabels {
  /** The number of the English label for which the one at `[start, end)` stands; 0 for none. Blanks before the end do not count. */
  at(bytes: Uint8Array, start: number, end: number): number
  /** Whether a line with these first letters may begin an event. */
  mayOpen(bytes: Uint8Array, at: number, end: number): boolean
  /** Whether bytes may be the beginning of a label of a head, or all of it with its colon. */
  mayBeHeader(bytes: Uint8Array, start: number, end: number): boolean
  learn(bytes: Uint8Array, start: number, end: number, number: number): void
}

export function translatedLabels(): TranslatedLabels {
  const learnt = new Map<number, number>()
  const heads = [...headers]
  const openers = new Set(heads.map(openerOf))
  return {
    at: (bytes, start, end) => {
      const hash = hashOf(bytes, start, withoutBlanks(bytes, start, end))
      return numbers.get(hash) ?? learnt.get(hash) ?? 0
    },
    mayOpen: (bytes, at, end) => at + 1 < end && openers.has((FOLDED[bytes[at]!]! << 8) | FOLDED[bytes[at + 1]!]!),
    mayBeHeader: (bytes, start, end) => {
      const stop = withoutBlanks(bytes, start, end)
      const isWhole = stop > start && bytes[stop - 1] === COLON
      const text = foldedText(bytes, start, isWhole ? withoutBlanks(bytes, start, stop - 1) : stop)
      return text !== '' && heads.some(head => (isWhole ? head === text : head.startsWith(text)))
    },
    learn: (bytes, start, end, number) => {
      const stop = withoutBlanks(bytes, start, end)
      learnt.set(hashOf(bytes, start, stop), number)
      heads.push(foldedText(bytes, start, stop))
      openers.add(openerOf(heads.at(-1)!))
    },
  }
}

/** Whether a label always begins an event: a translated one of these says in which language the log is. */
export const beginsAlways = (number: number): boolean => (LABEL_FLAGS[number]! & STRONG) !== 0

const openerOf = (header: string): number => (header.charCodeAt(0) << 8) | header.charCodeAt(1)

/** Where a label ends when the blanks before its colon are left out, also those that do not break (in UTF-8 or an ANSI page). */
function withoutBlanks(bytes: Uint8Array, start: number, end: number): number {
  let last = end
  for (; last > start; last--) {
    const byte = bytes[last - 1]!
    const isNarrow = byte === 0xaf && bytes[last - 2] === 0x80 && bytes[last - 3] === 0xe2
    if (isNarrow) last -= 2
    else if (byte !== BLANK && byte !== 9 && byte !== 13 && byte !== NBSP && byte !== 0xc2) break
  }
  return Math.max(start, last)
}

/** Source of the numbers: FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  let before = 0
  for (let i = start; i < end; i++) {
    const byte = FOLDED[bytes[i]!]!
    if (byte === before && (byte === WILD || byte === BLANK)) continue
    before = byte
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return hash
}

function foldedText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i++) {
    const letter = String.fromCharCode(FOLDED[bytes[i]!]!)
    if (!((FOLDED[bytes[i]!] === WILD || letter === ' ') && text.endsWith(letter))) text += letter
  }
  return text
}
