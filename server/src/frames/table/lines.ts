import { lineFeed, trimEnd, viewOf } from '../ascii.ts'

/** A line of a list: the bytes `[start, end)` with its line end, and its text without it; '' for one that is too long. */
export interface Line {
  readonly start: number
  readonly end: number
  /** Where its text ends. */
  readonly trimmed: number
  readonly text: string
}

/** No line of a list is longer; patterns are not tried on longer ones. */
export const LONGEST_LINE = 8192

/** The lines of a file's head that a list can have. */
export const listLines = (lines: readonly string[]): readonly string[] =>
  lines.map(line => (line.length > LONGEST_LINE ? '' : line.trimEnd()))

/** How far down a list may begin; prompts and titles stand above it. */
const FIRST_LINES = 60

/** Whether a list begins among the first lines: most files are none, and that must show at once. */
export const beginsList = (lines: readonly string[], begins: (line: string, next: string) => boolean): boolean =>
  lines.slice(0, FIRST_LINES).some((line, i) => line !== '' && begins(line, lines[i + 1] ?? ''))

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const ANSI = new TextDecoder('windows-1252')
const BEYOND_ASCII = /[\u0080-\uffff]/

/** A line whose text is made when it is asked for. */
class LineOfLetters implements Line {
  readonly start: number
  readonly end: number
  readonly trimmed: number
  private readonly letters: Letters
  private made: string | undefined

  constructor(start: number, end: number, trimmed: number, letters: Letters) {
    this.start = start
    this.end = end
    this.trimmed = trimmed
    this.letters = letters
  }

  get text(): string {
    this.made ??= textIn(this.letters, this.start, this.trimmed)
    return this.made
  }
}

/** Bytes, and one letter for each of them from `start` on, so that a line of ASCII is a slice. */
interface Letters {
  readonly bytes: Uint8Array
  readonly start: number
  end: number
  text: string | undefined
}

/** The whole lines of `bytes[start, end)`, no more than `most`; with `last`, the unfinished one too. */
export function linesOf(bytes: Uint8Array, start: number, end: number, last: boolean, most = Number.POSITIVE_INFINITY): readonly Line[] {
  const view = viewOf(bytes)
  const letters: Letters = { bytes, start, end: start, text: undefined }
  const lines: Line[] = []
  for (let at = start; at < end && lines.length < most; ) {
    const feed = lineFeed(view, at, end)
    if (feed < 0 && !last) break
    const stop = feed < 0 ? end : feed + 1
    const trimmed = stop - at > LONGEST_LINE ? at : trimEnd(bytes, at, stop)
    lines.push(new LineOfLetters(at, stop, trimmed, letters))
    at = stop
    letters.end = stop
  }
  return lines
}

function textIn(letters: Letters, start: number, end: number): string {
  letters.text ??= ANSI.decode(letters.bytes.subarray(letters.start, letters.end))
  const text = letters.text.slice(start - letters.start, end - letters.start)
  return BEYOND_ASCII.test(text) ? decoded(letters.bytes.subarray(start, end)) : text
}

/** Lists are redirected into files in some page of the console; what is no UTF-8 is read as Windows' western page. */
export function decoded(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    return ANSI.decode(bytes)
  }
}
