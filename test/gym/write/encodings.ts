/** How an export comes onto the disk. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'ansi'

export function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'utf-8-bom':
      return new TextEncoder().encode(`\uFEFF${text}`)
    case 'utf-16le': {
      const units = new Uint16Array(text.length + 1)
      units[0] = 0xfeff
      for (let i = 0; i < text.length; i++) units[i + 1] = text.charCodeAt(i)
      return new Uint8Array(units.buffer)
    }
    case 'ansi':
      return Uint8Array.from(text, letter => letter.charCodeAt(0) & 0xff)
  }
}
