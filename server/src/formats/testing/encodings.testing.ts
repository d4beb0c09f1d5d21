import { memorySource, readBytes } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { decodeText } from '../../evidence/text.ts'

/** The text of a file in whatever encoding, without byte order mark. */
export function fileText(bytes: Uint8Array): string {
  const text = textSource(memorySource(bytes))
  return decodeText(readBytes(text, text.bom, text.size))
}

/** A log saved or damaged in some way. */
export interface Copy {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The same log in the encodings and with the line ends a copy of it may have been saved in: lines keep their numbers. */
export function resaved(bytes: Uint8Array): readonly Copy[] {
  const text = fileText(bytes)
  return [
    { name: 'UTF-8 with a byte order mark', bytes: new TextEncoder().encode(`\uFEFF${text}`) },
    { name: 'UTF-16LE with a byte order mark', bytes: utf16(`\uFEFF${text}`, true) },
    { name: 'UTF-16LE', bytes: utf16(text, true) },
    { name: 'UTF-16BE with a byte order mark', bytes: utf16(`\uFEFF${text}`, false) },
    { name: 'UTF-16BE', bytes: utf16(text, false) },
    ...ansi(text).map(page => ({ name: 'Windows-1252', bytes: page })),
    ...(LONE_RETURN.test(text) ? [] : otherLineEnds(text)),
  ]
}

const LONE_RETURN = /\r(?!\n)/

const otherLineEnds = (text: string): readonly Copy[] =>
  [
    { name: 'line feeds alone', end: '\n' },
    { name: 'carriage returns alone', end: '\r' },
  ].map(({ name, end }) => ({ name, bytes: new TextEncoder().encode(text.replace(/\r?\n/g, end)) }))

/** The same log with marks that copying and crashing leave: what is read in it does not change, but for the numbers of lines. */
export function damaged(bytes: Uint8Array): readonly Copy[] {
  const text = fileText(bytes)
  const encode = (changed: string): Uint8Array => new TextEncoder().encode(changed)
  return [
    { name: 'zero bytes behind the last line', bytes: encode(`${text.replace(/[\r\n]*$/, '')}\r\n${'\0'.repeat(700)}`) },
    { name: 'line ends doubled to CR CR LF', bytes: encode(text.replace(/\r?\n/g, '\r\r\n')) },
  ]
}

/** The same log with the zero bytes of a crash at an offset. */
export const crashedBefore = (bytes: Uint8Array, offset: number): Uint8Array =>
  Uint8Array.from([...bytes.subarray(0, offset), ...new Uint8Array(700), ...bytes.subarray(offset)])

/** A text in the western page of Windows; none where it has other characters, as such or by their number in JSON. */
function ansi(text: string): readonly Uint8Array[] {
  if (/\\u[0-9a-f]{4}/i.test(text)) return []
  const codes = Array.from(text, character => (character < '\x80' ? character.charCodeAt(0) : PAGE.indexOf(character)))
  return codes.includes(-1) ? [] : [Uint8Array.from(codes)]
}

/** The characters of Windows-1252 by their codes. */
const PAGE = Array.from({ length: 256 }, (_, code) => decodeText(Uint8Array.of(code)))

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}
