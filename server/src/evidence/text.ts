const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const ANSI = new TextDecoder('windows-1252')
/** Windows-1252 from 0x80 to 0x9f. Some runtimes read this page as Latin-1, which has control characters there. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** The text of bytes: UTF-8 where they are, else the ANSI page most logs were written in. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    return ANSI.decode(bytes).replace(/[\x80-\x9f]/g, character => C1[character.charCodeAt(0) - 0x80] ?? character)
  }
}
