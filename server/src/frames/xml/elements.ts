/** Takes the parts of XML as they stand in its bytes. Names are without their prefix. */
export interface XmlHandler {
  /** An element begins. */
  open(start: number, end: number): void
  attribute(name: number, nameEnd: number, value: number, valueEnd: number, escaped: boolean): void
  /** Text of the element that is open, or a CDATA section. */
  text(start: number, end: number, escaped: boolean): void
  /** An element ends. False ends the reading behind it. */
  close(start: number, end: number): boolean
}

/** How reading ended: whole, cut off by the end of the bytes, or at an element that may not begin there. */
export interface XmlReading {
  readonly how: 'whole' | 'cut' | 'interrupted'
  /** Behind what was read; where it was interrupted, the element that did. */
  readonly end: number
}

const LT = 60
const GT = 62
const SLASH = 47
const BANG = 33
const QUESTION = 63
const EQUALS = 61
const COLON = 58
const QUOTE = 34
const APOSTROPHE = 39
const AMPERSAND = 38
const BLANK = 32
const MINUS = 45
const BRACKET = 91
const CLOSING_BRACKET = 93

/** Bytes behind `<![CDATA[`. */
const CDATA = 9

/**
 * Reads XML from the tag at `start` on, without building anything. Damage is passed over: text takes a stray `>`, a tag that is not closed ends at the next
 * `<`. `mayOpen` says of every element but the first whether it may begin there.
 */
export function readXml(
  bytes: Uint8Array,
  start: number,
  end: number,
  mayOpen: (start: number, end: number) => boolean,
  handler: XmlHandler,
): XmlReading {
  let at = start
  while (at < end) {
    if (bytes[at] !== LT) {
      at = readText(bytes, at, end, handler)
      continue
    }
    const kind = bytes[at + 1]
    if (kind === BANG || kind === QUESTION) {
      at = readAside(bytes, at, end, handler)
      if (at < 0) return { how: 'cut', end }
      continue
    }
    const closes = kind === SLASH
    const first = at + (closes ? 2 : 1)
    const nameEnd = endOfName(bytes, first, end)
    if (nameEnd >= end) return { how: 'cut', end }
    const name = localName(bytes, first, nameEnd)
    if (closes) {
      at = behindTag(bytes, nameEnd, end)
      if (at > end) return { how: 'cut', end }
      if (!handler.close(name, nameEnd)) return { how: 'whole', end: at }
      continue
    }
    if (at !== start && !mayOpen(name, nameEnd)) return { how: 'interrupted', end: at }
    handler.open(name, nameEnd)
    at = readAttributes(bytes, nameEnd, end, handler)
    if (at > end) return { how: 'cut', end }
    if (bytes[at - 1] === GT && bytes[at - 2] === SLASH && !handler.close(name, nameEnd)) return { how: 'whole', end: at }
  }
  return { how: 'cut', end }
}

function readText(bytes: Uint8Array, start: number, end: number, handler: XmlHandler): number {
  let at = start
  let escaped = false
  for (; at < end && bytes[at] !== LT; at++) if (bytes[at] === AMPERSAND) escaped = true
  handler.text(start, at, escaped)
  return at
}

/** Reads a comment, an instruction or a CDATA section; -1 where it does not end. */
function readAside(bytes: Uint8Array, at: number, end: number, handler: XmlHandler): number {
  if (bytes[at + 1] === QUESTION) return behind(bytes, at + 2, end, QUESTION, 1)
  if (bytes[at + 2] === MINUS) return behind(bytes, at + 4, end, MINUS, 2)
  if (bytes[at + 2] !== BRACKET) return behind(bytes, at + 2, end, GT, 0)
  const stop = behind(bytes, at + CDATA, end, CLOSING_BRACKET, 2)
  if (stop > 0) handler.text(at + CDATA, stop - 3, false)
  return stop
}

/** Behind the next `>` that `count` signs stand before. */
function behind(bytes: Uint8Array, start: number, end: number, sign: number, count: number): number {
  for (let at = start + count; at < end; at++) {
    if (bytes[at] !== GT) continue
    let before = 0
    while (before < count && bytes[at - 1 - before] === sign) before++
    if (before === count) return at + 1
  }
  return -1
}

/** Reads up to behind the tag; beyond `end` where the bytes end before. */
function readAttributes(bytes: Uint8Array, start: number, end: number, handler: XmlHandler): number {
  let at = start
  while (at < end) {
    const byte = bytes[at]!
    if (byte === GT) return at + 1
    if (byte === LT) return at
    if (byte <= BLANK || byte === SLASH) {
      at++
      continue
    }
    const nameEnd = endOfName(bytes, at, end)
    let quote = nameEnd
    while (quote < end && bytes[quote]! <= BLANK) quote++
    if (bytes[quote] !== EQUALS || nameEnd === at) {
      at = Math.max(nameEnd, at + 1)
      continue
    }
    quote++
    while (quote < end && bytes[quote]! <= BLANK) quote++
    const mark = bytes[quote]!
    if (mark !== QUOTE && mark !== APOSTROPHE) {
      at = quote
      continue
    }
    let escaped = false
    let stop = quote + 1
    for (; stop < end && bytes[stop] !== mark && bytes[stop] !== LT; stop++) if (bytes[stop] === AMPERSAND) escaped = true
    if (stop >= end) return end + 1
    handler.attribute(localName(bytes, at, nameEnd), nameEnd, quote + 1, stop, escaped)
    at = bytes[stop] === LT ? stop : stop + 1
  }
  return end + 1
}

/** Behind a closing tag; beyond `end` where the bytes end before. */
function behindTag(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] !== GT && bytes[at] !== LT) at++
  if (at >= end) return end + 1
  return bytes[at] === GT ? at + 1 : at
}

/** 1 for bytes that end a name. */
const ENDS_NAME = new Uint8Array(256)
ENDS_NAME.fill(1, 0, BLANK + 1)
for (const sign of [GT, SLASH, EQUALS, LT]) ENDS_NAME[sign] = 1

function endOfName(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && ENDS_NAME[bytes[at]!] === 0) at++
  return at
}

function localName(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === COLON) return at + 1
  return start
}
