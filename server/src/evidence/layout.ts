import { MASK, secretsIn } from '../model/secrets.ts'
import type { Position, TextLines } from './positions.ts'

/** A stretch of an entry's text and where a view shows it: rows and columns count from where the view shows the entry. */
export interface Stretch {
  /** Indices in the text, `end` exclusive. */
  readonly start: number
  readonly end: number
  readonly row: number
  readonly column: number
  /** UTF-16 units that are shown of it: fewer where something else stands for it. */
  readonly width: number
}

/** The text of an entry as a view shows it. */
export interface LaidOut {
  readonly rows: readonly string[]
  readonly stretches: readonly Stretch[]
}

/** A way of showing entries. */
export type Layout = (text: string) => LaidOut

/** What is shown in place of a stretch; a row ends where it is `NEW_ROW`. */
interface Instead {
  readonly start: number
  readonly end: number
  readonly by: string
}
const NEW_ROW = '\n'

/** Characters of an entry that one row shows at most: editors draw no longer lines. */
const WIDEST = 8000
const AND_SO_ON = ' …'
const LINE_BREAK = ' · '

/** Line by line, word for word, but for secrets. */
export const asWritten: Layout = text => {
  const end = text.search(/(?:\r\n|\n|\r)$|$(?![\s\S])/)
  return laidOut(text, [...matches(text.slice(0, end), /\r\n|\n|\r/g, NEW_ROW), ...hidden(text), { start: end, end: text.length, by: '' }])
}

/**
 * In one row, so that an order of time has one row for each entry: a line break with the blanks around it becomes a dot, and blanks that stood in columns
 * become one. An entry that is one line anyway stays as it is written.
 */
export const inOneRow: Layout = text => {
  const end = text.search(/(?<![\r\n])[\r\n]*$(?![\s\S])/)
  const whole = text.slice(0, end)
  const gaps = /[\r\n]/.test(whole)
    ? [...matches(whole, /(?<![^\S\r\n])[^\S\r\n]*[\r\n]\s*/g, LINE_BREAK), ...matches(whole, /[^\S\r\n]{2,}|\t/g, ' ')]
    : []
  const rest = end > WIDEST ? { start: WIDEST, end: text.length, by: AND_SO_ON } : { start: end, end: text.length, by: '' }
  return laidOut(text, [...gaps, ...hidden(text), rest])
}

const matches = (text: string, pattern: RegExp, by: string): readonly Instead[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length, by }))

/** What no view shows: secrets, and a byte order mark, which no editor shows. */
const hidden = (text: string): readonly Instead[] => [
  ...(text.startsWith('\uFEFF') ? [{ start: 0, end: 1, by: '' }] : []),
  ...secretsIn(text).map(({ start, end }) => ({ start, end, by: MASK })),
]

function laidOut(text: string, insteads: readonly Instead[]): LaidOut {
  const rows: string[] = ['']
  const stretches: Stretch[] = []
  const put = (start: number, end: number, shown: string): void => {
    const row = rows.length - 1
    stretches.push({ start, end, row, column: rows[row]!.length, width: shown.length })
    rows[row] += shown
  }
  let at = 0
  for (const { start, end, by } of inOrder(insteads)) {
    if (end <= at) continue
    if (start > at) put(at, start, text.slice(at, start))
    put(Math.max(start, at), end, by === NEW_ROW ? '' : by)
    if (by === NEW_ROW) rows.push('')
    at = end
  }
  if (at < text.length) put(at, text.length, text.slice(at))
  return { rows, stretches }
}

/** By where they begin; of several at one place the longest. What lies inside an earlier one is not shown again. */
const inOrder = (insteads: readonly Instead[]): readonly Instead[] => insteads.toSorted((a, b) => a.start - b.start || b.end - a.end)

/** Where the text lies in a view that shows it from a line (0-based) and a column on. */
export function linesOfLayout({ stretches }: LaidOut, line: number, indent: number): TextLines {
  const columnIn = (row: number): number => (row === 0 ? indent : 0)
  const positionAt = (index: number): Position => {
    const { start, row, column, width } = stretches.findLast(stretch => stretch.start <= index) ?? NOTHING
    return { line: line + row, character: columnIn(row) + column + Math.min(index - start, width) }
  }
  return {
    positionAt,
    rangeAt: (start, end) => ({ start: positionAt(start), end: positionAt(end) }),
    indexAt: position => {
      const row = position.line - line
      const character = position.character - columnIn(row)
      const here = stretches.findLast(stretch => stretch.row === row && stretch.column <= character)
      return here === undefined ? undefined : Math.min(here.start + character - here.column, here.end)
    },
  }
}

const NOTHING: Stretch = { start: 0, end: 0, row: 0, column: 0, width: 0 }
