import type { Format, Head, Recognition } from '../formats/format.ts'
import { headOf, recognise, type Recognised, type Unrecognised } from '../formats/recognise.ts'
import { behindMarks } from '../model/quotes.ts'
import { marginScanner } from './marginScanner.ts'

/**
 * What stands in front of each line where a log was searched or quoted: the name of its file (`findstr` over several files, `grep -H`), with the number of the line
 * behind it (`findstr /n`, `grep -n`, `Select-String`) or alone, or the marks of a mail. Sources: findstr and Select-String at Microsoft Learn, the manual of GNU grep,
 * RFC 3676.
 */
export interface Margin {
  readonly told: string
  /** Whether lines have it, by what stands in front of them, and those before which it does not: the beginning of a log's own lines may look like it. */
  readonly isLikely: (margins: readonly string[], others: readonly string[]) => boolean
  /** Where the line of the log begins in the one at `at`, that ends at `stop`; `at` where nothing stands in front of it. */
  readonly end: (bytes: Uint8Array, at: number, stop: number) => number
  /** The name of the file of which the line is; '' where none stands there. */
  readonly name: (bytes: Uint8Array, at: number, stop: number) => string
}

const BLANK = 0x20
const SIGNS: ReadonlySet<number> = new Set(Array.from('*?"<>|', sign => sign.charCodeAt(0)))
const DOT = 0x2e
const SLASH = 0x2f
const COLON = 0x3a
const GREATER = 0x3e
const BACKSLASH = 0x5c
const LONGEST_PATH = 260
const LONGEST_EXTENSION = 5
const LONGEST_NUMBER = 9
const LONGEST_MARGIN = LONGEST_PATH + LONGEST_NUMBER + 4
/** Lines that show whether they have a margin. */
const LOOKED_AT = 200
/** Two bytes of a drive: `C:`. */
const DRIVE = 2

/** Behind `file.log:` or `C:\Logs\file.log:`; the start where no name stands there. `Select-String -Context` marks the rows that it looked for with `> `, and indents others. */
function behindName(bytes: Uint8Array, at: number, stop: number): number {
  const isMarked = bytes[at + 1] === BLANK && (bytes[at] === GREATER || bytes[at] === BLANK)
  const first = isMarked ? at + 2 : at
  const isOnDrive =
    isLetter(bytes[first]) && bytes[first + 1] === COLON && (bytes[first + DRIVE] === BACKSLASH || bytes[first + DRIVE] === SLASH)
  const reach = Math.min(stop, first + LONGEST_PATH)
  let dot = -1
  let i = isOnDrive ? first + DRIVE : first
  for (; i < reach && bytes[i] !== COLON; i++) {
    const byte = bytes[i]!
    if (byte < BLANK || SIGNS.has(byte)) return at
    if (byte === DOT) dot = i
    else if (byte === SLASH || byte === BACKSLASH) dot = -1
  }
  const extension = i - dot - 1
  return i < reach && dot > first && extension > 0 && extension <= LONGEST_EXTENSION && isLetter(bytes[dot + 1]) ? i + 1 : at
}

/** Behind `123:`. */
function behindNumber(bytes: Uint8Array, at: number, stop: number): number {
  let i = at
  while (i < stop && i < at + LONGEST_NUMBER && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++
  return i > at && i < stop && bytes[i] === COLON ? i + 1 : at
}

function behindNameAndNumber(bytes: Uint8Array, at: number, stop: number): number {
  const name = behindName(bytes, at, stop)
  const number = name === at ? at : behindNumber(bytes, name, stop)
  return number === name ? at : number
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte | BLANK) - 0x61) >>> 0 < 26
const noName = (): string => ''
const nameAt = (bytes: Uint8Array, at: number, stop: number): string =>
  String.fromCharCode(...bytes.subarray(at, behindName(bytes, at, stop))).replace(/^[> ] /, '')

const isBeforeMost = (margins: readonly string[], others: readonly string[]): boolean => margins.length > others.length

/** Numbers of lines rise in each file, but where another search begins; they stand before its headings, too. The first part of an address or a time stays. */
function doRise(margins: readonly string[], others: readonly string[]): boolean {
  const last = new Map<string, number>()
  const steps = margins.map(margin => {
    const digits = /(\d+):$/.exec(margin)![1]!
    const name = margin.slice(0, -digits.length - 1)
    const step = Number(digits) - (last.get(name) ?? 0)
    last.set(name, Number(digits))
    return step
  })
  const rises = steps.filter(step => step > 0).length
  return rises * 2 > steps.length && !steps.includes(0) && others.length < steps.length && !others.some(line => line.startsWith('#'))
}

const QUOTES: Margin = { told: 'quote marks', isLikely: isBeforeMost, end: behindMarks, name: noName }

/** The first of those that are as likely counts. */
const MARGINS: readonly Margin[] = [
  { told: 'the name of a file and a number', isLikely: doRise, end: behindNameAndNumber, name: nameAt },
  { told: 'the name of a file', isLikely: isBeforeMost, end: behindName, name: nameAt },
  { told: 'a number', isLikely: (margins, others) => margins.length > 1 && doRise(margins, others), end: behindNumber, name: noName },
  QUOTES,
]

/**
 * The strongest claim of a format to what stands behind the margin of most lines, if it is as strong as one to the lines as they are. That one says whether they are
 * quoted: formats of whose records each has many lines read the marks themselves.
 */
export function behindMargins(formats: readonly Format[], head: Head, plain: Recognised | Unrecognised): Recognised | Unrecognised {
  const lined = formats.filter(({ isLined }) => isLined === true)
  let best: Recognised | undefined
  for (const margin of MARGINS) {
    const within = withoutMargin(margin, head)
    const claim = within && recognise(lined, within)
    if (claim?.format === undefined || claim.confidence < plain.confidence || claim.confidence <= (best?.confidence ?? 0)) continue
    best = { ...told(claim, margin), format: behind(margin, claim.format) }
  }
  if (best !== undefined || plain.format === undefined || withoutMargin(QUOTES, head) === undefined) return best ?? plain
  return { ...plain, isExcerpt: true }
}

/** A format whose lines have a margin. */
function behind(margin: Margin, format: Format): Format {
  return {
    ...format,
    recognise: head => {
      const claim = format.recognise(withoutMargin(margin, head) ?? head)
      return claim && told(claim, margin)
    },
    scanner: () => marginScanner(format, margin),
    // It is read from its start: what a scanner knows says nothing of the name it stands behind.
    nextRecord: () => -1,
  }
}

const told = (claim: Recognition, margin: Margin): Recognition => ({
  confidence: claim.confidence,
  because: `${claim.because}, behind ${margin.told} in each line`,
  isExcerpt: true,
})

/** The lines that have a margin, without it; undefined where most have none. Others are about the search, or an answer. */
function withoutMargin(margin: Margin, { fileName, lines }: Head): Head | undefined {
  const stated = lines.slice(0, LOOKED_AT).filter(line => line.trim() !== '')
  const margins = stated.map(line => line.slice(0, cutOf(margin, line)))
  const others = stated.filter((_, i) => margins[i] === '')
  if (!margin.isLikely(margins.filter(Boolean), others)) return undefined
  const within = lines.flatMap(line => {
    const cut = cutOf(margin, line)
    return cut === 0 ? [] : [line.slice(cut)]
  })
  return headOf(fileName, within.join('\n'))
}

/** How many letters of a line are its margin. A loop: most files are looked at in vain. */
function cutOf(margin: Margin, line: string): number {
  const bytes = new Uint8Array(Math.min(line.length, LONGEST_MARGIN))
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.min(line.charCodeAt(i), 0xff)
  return margin.end(bytes, 0, bytes.length)
}
