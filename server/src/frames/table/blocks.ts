import { type Cell, isAscii, type RecordLine, recordLines, trimmedCell } from './cells.ts'
import type { Headings, Span } from './columns.ts'
import type { Line } from './lines.ts'

/** `Name : value` or `Name=value`, one pair a line. */
const PAIR = /^( *)([^\s:="][^:="\r\n]{0,40}?)( *(?:[:=](?= |$)|=))(.*)$/

/** What a property is called: one word. */
const PROPERTY = /^[\p{L}_][\p{L}\p{N}_.]*$/u

/** What stands at least in front of a line that goes on with the value above. */
const INDENT = '    '

/** A pair of a block; `value` may go on below. */
export interface Pair {
  readonly key: string
  readonly keyAt: number
  readonly value: string
  readonly valueAt: number
}

export function pairOf(line: string): Pair | undefined {
  const match = PAIR.exec(line)
  if (match === null) return undefined
  const [, indent = '', key = '', sign = '', value = ''] = match
  return { key: key.toLowerCase(), keyAt: indent.length, value: value.trim(), valueAt: indent.length + key.length + sign.length }
}

/** Whether a name that is not known, `indent` letters from the left, may be that of a property of a block; nothing is read from it. */
export const isProperty = (name: string, indent: number): boolean => indent < INDENT.length && PROPERTY.test(name)

const goesOn = (line: string): boolean => line.startsWith(INDENT)

/**
 * How many lines from `first` on are one block: pairs, and what goes on below them. A key that comes again begins the next block. Blank lines between pairs
 * belong to it, as editors show one after every line that ends CR CR LF. A property whose name is not known stands as close below another as the second line
 * of the block does below the first.
 */
export function blockLines(lines: readonly Line[], first: number, headings: Headings): number {
  const seen = new Set<string>()
  let count = 0
  let blank = 0
  let apart = -1
  for (let i = first; i < lines.length; i++) {
    const { text } = lines[i]!
    if (text === '') {
      if (++blank > 3) return count
      continue
    }
    const pair = pairOf(text)
    const isKnown = pair !== undefined && headings.has(pair.key)
    if (isKnown && seen.has(pair.key)) return count
    if (apart < 0 && i > first) apart = blank
    const belongs = isKnown || (blank === 0 && goesOn(text)) || (pair !== undefined && isProperty(pair.key, pair.keyAt) && blank === apart)
    if (!belongs) return count
    if (isKnown) seen.add(pair.key)
    blank = 0
    count = i - first + 1
  }
  // Blank lines at the end may stand within the block or behind it: only what follows can tell.
  return lines.length - first
}

/** The same, where a pair alone is no block: 0 lines then. At the end of what is in hand, more may follow. */
export function blockLength(lines: readonly Line[], first: number, headings: Headings): number {
  const count = blockLines(lines, first, headings)
  return count > 1 || first + 1 === lines.length ? count : 0
}

/** How many lines are known pairs, or go on below one. */
export function countInBlocks(lines: readonly string[], headings: Headings): number {
  let count = 0
  let isIn = false
  for (const line of lines) {
    const pair = pairOf(line)
    isIn = (pair !== undefined && headings.has(pair.key)) || (isIn && goesOn(line))
    if (isIn) count++
  }
  return count
}

/** Labels and values of a block. A line without a key goes on with the value above; from properties that are not known nothing is read. */
export function blockCells(lines: readonly RecordLine[], headings: Headings): readonly Cell[] {
  let field: string | undefined
  return lines.flatMap(({ at, text }) => {
    const pair = pairOf(text)
    const isNamed = pair !== undefined && (headings.has(pair.key) || isProperty(pair.key, pair.keyAt))
    if (!isNamed) return field === undefined ? [] : trimmedCell(field, text, at)
    field = headings.get(pair.key)
    const label = { field: 'label', start: at + pair.keyAt, end: at + pair.keyAt + pair.key.length }
    return [label, ...(field === undefined ? [] : trimmedCell(field, text.slice(pair.valueAt), at + pair.valueAt))]
  })
}

/** Where the values of a block lie of whose fields one tells nothing, each up to its line end: from such stretches nothing is read. */
export function blockGaps(record: string, headings: Headings, tells: (field: string) => boolean): readonly Span[] {
  // What lies where is counted in bytes.
  if (!isAscii(record)) return []
  return recordLines(record).flatMap(({ at, text }, line) => {
    const pair = line === 0 ? undefined : pairOf(text)
    if (pair === undefined || tells(headings.get(pair.key) ?? '')) return []
    if (!headings.has(pair.key) && !isProperty(pair.key, pair.keyAt)) return []
    const start = at + pair.valueAt + (text[pair.valueAt] === ' ' ? 1 : 0)
    let end = at + text.length
    while (record[end] === ' ') end++
    return [{ start: Math.min(start, end), end }]
  })
}
