import { writeUtf8 } from '../utf8.ts'

const AMPERSAND = 38
const SEMICOLON = 59
const HASH = 35
const X = 120
/** The longest reference that is known: `&#x10FFFF;`. */
const LONGEST = 10

const NAMED: readonly (readonly [name: string, code: number])[] = [
  ['amp', 38],
  ['lt', 60],
  ['gt', 62],
  ['quot', 34],
  ['apos', 39],
]

/** Writes what XML text says, its references replaced (`&amp;`, `&#228;`, `&#xE4;`), to `into[at…]` and returns where that ends. */
export function unescapeXml(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at
  for (let i = start; i < end; ) {
    const stop = bytes[i] === AMPERSAND ? referenceEnd(bytes, i, end) : -1
    const code = stop < 0 ? -1 : codeOf(bytes, i + 1, stop)
    if (code < 0) {
      into[to++] = bytes[i++]!
      continue
    }
    to = writeUtf8(code, into, to)
    i = stop + 1
  }
  return to
}

function referenceEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start + 1; i < Math.min(end, start + LONGEST); i++) if (bytes[i] === SEMICOLON) return i
  return -1
}

/** The character a reference stands for; -1 where it is unknown. */
function codeOf(bytes: Uint8Array, start: number, end: number): number {
  const text = String.fromCharCode(...bytes.subarray(start, end))
  if (bytes[start] !== HASH) return NAMED.find(([name]) => name === text)?.[1] ?? -1
  const hexadecimal = (bytes[start + 1]! | 32) === X
  const code = Number.parseInt(text.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10)
  return code >= 0 && code <= 0x10ffff ? code : -1
}
