import { BLANK, LF, TAB } from '../ascii.ts'

export const COMMA = 0x2c
export const SEMICOLON = 0x3b
export const BAR = 0x7c
const QUOTE = 0x22

/** What stands between values, as the first line that has one shows: the first comma, semicolon, tab or bar outside quotes; a comma where there is none. */
export function delimiterOf(bytes: Uint8Array, at: number, end: number): number {
  let isQuoted = false
  for (let i = at; i < end; i++) {
    const byte = bytes[i]!
    if (byte === QUOTE) isQuoted = !isQuoted
    else if (!isQuoted && (byte === COMMA || byte === SEMICOLON || byte === TAB || byte === BAR)) return byte
    else if (byte === LF && !isQuoted) break
  }
  return COMMA
}

/** Whether bytes say nothing: blanks and control characters. */
export function isEmpty(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (bytes[i]! > BLANK) return false
  return true
}
