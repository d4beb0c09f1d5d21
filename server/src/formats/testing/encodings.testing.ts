import { memorySource, readBytes } from '../../evidence/byteSource.ts'
import { textSource } from '../../evidence/encoding.ts'
import { decodeText } from '../../evidence/text.ts'

/** The text of a file in whatever encoding, without byte order mark. */
export function fileText(bytes: Uint8Array): string {
  const text = textSource(memorySource(bytes))
  return decodeText(readBytes(text, text.bom, text.size))
}

/** The same log in the encodings a copy of it may have been saved in. */
export function resaved(bytes: Uint8Array): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const text = fileText(bytes)
  return [
    { name: 'UTF-8 with a byte order mark', bytes: new TextEncoder().encode(`\uFEFF${text}`) },
    { name: 'UTF-16LE with a byte order mark', bytes: utf16(`\uFEFF${text}`, true) },
    { name: 'UTF-16LE', bytes: utf16(text, true) },
    { name: 'UTF-16BE with a byte order mark', bytes: utf16(`\uFEFF${text}`, false) },
  ]
}

/** The same log with marks that copying and crashing leave: what is read in it does not change, but for the numbers of lines. */
export function damaged(bytes: Uint8Array): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const text = fileText(bytes)
  const encode = (changed: string): Uint8Array => new TextEncoder().encode(changed)
  return [
    { name: 'zero bytes behind the last line', bytes: encode(`${text.replace(/[\r\n]*$/, '')}\r\n${'\0'.repeat(700)}`) },
    { name: 'line ends doubled to CR CR LF', bytes: encode(text.replace(/\r?\n/g, '\r\r\n')) },
  ]
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}
