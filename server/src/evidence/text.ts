const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const ANSI = new TextDecoder('windows-1252')

/** The text of bytes: UTF-8 where they are, else the ANSI page most logs were written in. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    return ANSI.decode(bytes)
  }
}
