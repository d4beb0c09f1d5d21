import { ENDS, endsAt, STANDS_FOR_NEXT } from '../form/places.ts'

/** Takes the parts of a JSON object as they stand in its bytes. Ranges of strings are without their quotes. */
export interface JsonHandler {
  key(start: number, end: number, escaped: boolean): void
  /** A string, number, `true`, `false` or `null`: the value of the key before, or an element of the array that is open. */
  scalar(start: number, end: number, escaped: boolean): void
  /** An object or array begins at `at`, in bytes that end at `end`. False ends the reading there: what it holds are records of their own. */
  open(isArray: boolean, at: number, end: number): boolean
  close(): void
}

/** How reading ended: whole, cut off by the end of the bytes, at damage, or at an array of records. */
export interface JsonReading {
  readonly how: 'whole' | 'cut' | 'damaged' | 'wrapper'
  readonly end: number
}

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const COLON = 58
const OPEN = 123
const CLOSE = 125
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const BLANK = 32
const LF = 10
/** Deeper than anything that writes events nests. */
const DEEPEST = 64

/** What may come next: the first key or the end of an object, another key, a colon, a value, the first value or the end of an array, a comma or an end. */
const KEY_OR_END = 0
const KEY = 1
const COLON_NEXT = 2
const VALUE = 3
const VALUE_OR_END = 4
const COMMA_OR_END = 5

/** 1 for bytes that mean something inside a string. */
const IS_SIGN = new Uint8Array(256)
for (const sign of [QUOTE, BACKSLASH, LF]) IS_SIGN[sign] = 1

/** What ends the value in a string, and a number or a word. */
export const IN_STRING = endsAt(QUOTE)
IN_STRING[BACKSLASH] = STANDS_FOR_NEXT
export const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) => (isWord(byte) ? 0 : ENDS))

/** Reads the JSON object that begins at `start`, without building anything. Where every quote is doubled, a quote has two bytes; then none is escaped. */
export function jsonReader(quoteBytes: 1 | 2 = 1): (bytes: Uint8Array, start: number, end: number, handler: JsonHandler) => JsonReading {
  const isArray = new Uint8Array(DEEPEST)
  return (bytes, start, end, handler) => {
    let depth = 0
    let next = KEY_OR_END
    let at = start + 1
    const compact = isCompact(bytes, at, end)
    if (!handler.open(false, start, end)) return { how: 'wrapper', end: at }
    while (at < end) {
      const byte = bytes[at]!
      if (byte <= BLANK) {
        at++
        if (byte === LF && compact && at < end && bytes[at] === OPEN) return { how: 'damaged', end: at }
        continue
      }
      if (byte === QUOTE) {
        const isKey = next === KEY || next === KEY_OR_END
        if (!isKey && next !== VALUE && next !== VALUE_OR_END) return { how: 'damaged', end: at }
        let escaped = false
        const first = at + quoteBytes
        let stop = first
        for (; stop < end; stop++) {
          const letter = bytes[stop]!
          if (IS_SIGN[letter] === 0) continue
          if (letter === QUOTE) break
          if (letter === BACKSLASH) {
            escaped = true
            stop++
          } else if (letter === LF) return { how: 'damaged', end: stop }
        }
        if (stop >= end) return { how: 'cut', end }
        if (isKey) handler.key(first, stop, escaped)
        else handler.scalar(first, stop, escaped)
        next = isKey ? COLON_NEXT : COMMA_OR_END
        at = stop + quoteBytes
        continue
      }
      if (byte === COMMA) {
        if (next !== COMMA_OR_END) return { how: 'damaged', end: at }
        next = isArray[depth] === 1 ? VALUE : KEY
        at++
        continue
      }
      if (byte === COLON) {
        if (next !== COLON_NEXT) return { how: 'damaged', end: at }
        next = VALUE
        at++
        continue
      }
      if (byte === CLOSE || byte === CLOSE_ARRAY) {
        const array = byte === CLOSE_ARRAY ? 1 : 0
        if (isArray[depth] !== array || (next !== COMMA_OR_END && next !== (array === 1 ? VALUE_OR_END : KEY_OR_END)))
          return { how: 'damaged', end: at }
        at++
        handler.close()
        if (depth === 0) return { how: 'whole', end: at }
        depth--
        next = COMMA_OR_END
        continue
      }
      if (next !== VALUE && next !== VALUE_OR_END) return { how: 'damaged', end: at }
      if (byte === OPEN || byte === OPEN_ARRAY) {
        if (++depth >= DEEPEST) return { how: 'damaged', end: at }
        isArray[depth] = byte === OPEN_ARRAY ? 1 : 0
        if (!handler.open(byte === OPEN_ARRAY, at, end)) return { how: 'wrapper', end: at }
        next = byte === OPEN_ARRAY ? VALUE_OR_END : KEY_OR_END
        at++
        continue
      }
      const stop = endOfWord(bytes, at, end)
      if (stop >= end) return { how: 'cut', end }
      if (stop === at) return { how: 'damaged', end: at }
      handler.scalar(at, stop, false)
      next = COMMA_OR_END
      at = stop
    }
    return { how: 'cut', end }
  }
}

/** Whether an object is written on one line, so that a line that begins with `{` is another one. */
function isCompact(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at]! <= BLANK && bytes[at] !== LF) at++
  return at < end && bytes[at] !== LF
}

/** The end of a number or a word; where it begins if it is neither. */
function endOfWord(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isWord(bytes[at]!)) at++
  return at
}

function isWord(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || byte === 45 || byte === 43 || byte === 46 || ((byte | 32) >= 97 && (byte | 32) <= 122)
}
