import { wordAt } from '../../model/memory.ts'
import * as L from './labels.ts'

/** What a label is. Bits of an entry of the tables below. */
export const HEADER = 1
export const STRONG = 2
export const SECTION = 4
export const FIELD = 8
export const ENDS_HEAD = 16
export const XML_TAIL = 32
export const VALUE_BELOW = 64
const COLON = 58

/** The longest label; what is longer before its colon is none. */
export const LONGEST_LABEL = 48

/** Sections as numbers: the column of a label's slot. */
export const NO_SECTION = 0
const SECTION_NUMBERS = { subject: 1, target: 2, other: 3 } as const
export const OTHER_SECTION = SECTION_NUMBERS.other

interface Label {
  flags: number
  section: number
  header: number
  slots: readonly [none: number, subject: number, target: number, other: number]
}

/** Labels in one numbering, with what they are; the number 0 is no label. */
function collect(): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>()
  const at = (text: string): Label => {
    const key = text.toLowerCase()
    const known = labels.get(key)
    if (known !== undefined) return known
    const fresh: Label = { flags: 0, section: 0, header: -1, slots: [-1, -1, -1, -1] }
    labels.set(key, fresh)
    return fresh
  }
  const mark = (label: Label, change: Partial<Label>, flags: number): void =>
    void Object.assign(label, change, { flags: label.flags | flags })
  for (const [text, header, strength] of L.HEADERS) mark(at(text), { header }, strength === 'strong' ? HEADER | STRONG : HEADER)
  for (const [text, section] of L.SECTIONS) mark(at(text), { section: SECTION_NUMBERS[section] }, SECTION)
  for (const [text, ...slots] of L.SECTION_FIELDS) mark(at(text), { slots }, FIELD)
  for (const [text, slot] of L.FIELDS) mark(at(text), { slots: [slot, slot, slot, slot] }, FIELD)
  for (const text of L.UNREAD_LABELS) mark(at(text), {}, FIELD)
  for (const text of L.ABOVE_VALUE) mark(at(text), {}, VALUE_BELOW)
  mark(at(L.DESCRIPTION), {}, HEADER | ENDS_HEAD)
  mark(at(L.EVENT_XML), {}, XML_TAIL)
  return labels
}

const labels = collect()
const texts: readonly string[] = ['', ...labels.keys()]
const kinds: readonly (Label | undefined)[] = [undefined, ...labels.values()]

/** By label number: its bits, the section it begins, the slot of its value in the head, and in the description by section (× 4). */
export const LABEL_FLAGS = Uint8Array.from(kinds, kind => kind?.flags ?? 0)
/** Labels that, in the head of an event or in its description, can be read without a look at anything but the line. */
export const LABEL_IN_HEAD = LABEL_FLAGS.map(flags => ((flags & HEADER) !== 0 ? 1 : 0))
export const LABEL_IN_BODY = LABEL_FLAGS.map(flags => ((flags & (FIELD | SECTION)) !== 0 && (flags & HEADER) === 0 ? 1 : 0))
export const LABEL_SECTION = Uint8Array.from(kinds, kind => kind?.section ?? 0)
export const HEADER_SLOT = Int8Array.from(kinds, kind => kind?.header ?? -1)
export const FIELD_SLOT = Int8Array.from(kinds.flatMap(kind => kind?.slots ?? [-1, -1, -1, -1]))

const SIZE = 1024
const slotOf = (signature: number): number => (Math.imul(signature, 0x9e3779b1) >>> 22) & (SIZE - 1)
/** First, middle and last letter in lower case, and the length: nearly always enough to tell a label from all others. */
const signatureOf = (first: number, middle: number, last: number, length: number): number =>
  length | ((first | 32) << 8) | ((middle | 32) << 16) | ((last | 32) << 24)

const signatures = new Int32Array(SIZE)
const numbers = new Uint8Array(SIZE)
const letters = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0))
const starts = new Uint16Array(texts.length + 1)
texts.forEach((text, number) => {
  const start = starts[number]!
  starts[number + 1] = start + text.length
  for (let i = 0; i < text.length; i++) letters[start + i] = text.charCodeAt(i)
  if (number === 0) return
  const code = (i: number): number => text.charCodeAt(i)
  const signature = signatureOf(code(0), code(text.length >> 1), code(text.length - 1), text.length)
  let slot = slotOf(signature)
  while (numbers[slot] !== 0) slot = (slot + 1) & (SIZE - 1)
  signatures[slot] = signature
  numbers[slot] = number
})

/** How long each label is. */
export const LABEL_LENGTH = Uint8Array.from(texts, text => text.length)

/** The labels as words of four letters in lower case; the last one is filled up with zeros. */
const wordStarts = new Uint16Array(texts.length)
const letterWords = new Int32Array(texts.reduce((sum, text) => sum + ((text.length + 3) >> 2), 0))
texts.reduce((at, text, number) => {
  wordStarts[number] = at
  for (let i = 0; i < text.length; i++) letterWords[at + (i >> 2)]! |= text.charCodeAt(i) << ((i & 3) << 3)
  return at + ((text.length + 3) >> 2)
}, 0)
const SMALL = 0x20202020

/**
 * Whether a line has a certain label at `start`, with its colon. `words` is the memory in which `bytes` begin at `offset`; the label is compared four letters
 * at a time.
 */
export function isLabel(number: number, bytes: Uint8Array, words: Int32Array, offset: number, start: number, end: number): boolean {
  const length = LABEL_LENGTH[number]!
  if (start + length >= end || bytes[start + length] !== COLON) return false
  let position = start + offset
  if (position + length + 8 > words.length * 4) return spells(bytes, start, length, starts[number]!)
  let at = wordStarts[number]!
  for (const last = at + (length >> 2); at < last; at++) {
    if ((wordAt(words, position) | SMALL) !== letterWords[at]) return false
    position += 4
  }
  const left = (length & 3) << 3
  return left === 0 || ((wordAt(words, position) | SMALL) & (-1 >>> (32 - left))) === letterWords[at]
}

/** The number of the label that `bytes[start, end)` spells, without regard to case; 0 for none. The range is not empty. */
export function labelAt(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  const signature = signatureOf(bytes[start]!, bytes[start + (length >> 1)]!, bytes[end - 1]!, length)
  for (let slot = slotOf(signature); numbers[slot] !== 0; slot = (slot + 1) & (SIZE - 1))
    if (signatures[slot] === signature && spells(bytes, start, length, starts[numbers[slot]!]!)) return numbers[slot]!
  return 0
}

/** Whether words before some text, which begins with a blank, can make a label of both. */
export const canEndLabel = (text: string): boolean => texts.some(label => label.endsWith(text.toLowerCase()))

/** The first words of labels that have several. */
const firstWords: ReadonlySet<string> = new Set(texts.filter(label => label.includes(' ')).map(label => label.slice(0, label.indexOf(' '))))
/** What a word of a label may follow, beside blanks, in a text that has none. */
const BORDER = /[\u00a0,.;|]/

/** Whether a word, behind which there is a blank, can begin a label of several words. */
export const canBeginLabel = (word: string): boolean => firstWords.has((word.split(BORDER).at(-1) ?? '').toLowerCase())

function spells(bytes: Uint8Array, start: number, length: number, at: number): boolean {
  for (let i = 0; i < length; i++) if ((bytes[start + i]! | 32) !== letters[at + i]) return false
  return true
}
