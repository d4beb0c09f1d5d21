import type { Cell } from './cells.ts'

/** A column of a list: the field it holds and where its heading (or its ruler) stands. */
export interface Column {
  readonly field: string | undefined
  readonly start: number
  readonly end: number
}

/** What the headings of a list are called, lower case, and the field below each. Several languages share one table. */
export type Headings = ReadonlyMap<string, string>

const RULER = /^ *(?:={2,}|-{2,})(?: +(?:=+|-+))+ *$/

/** A line of `=` or `-` under the headings of a list. */
export const isRuler = (line: string | undefined): boolean => line !== undefined && RULER.test(line)

/** A stretch of a line. */
export type Span = Pick<Column, 'start' | 'end'>

/** The stretches of a ruler. */
export const rulerSpans = (ruler: string): readonly Span[] =>
  Array.from(ruler.matchAll(/=+|-+/g), ({ index, 0: { length } }) => ({ start: index, end: index + length }))

/** The columns of a heading of which every name has a ruler below it. */
export const ruledColumns = (heading: string, ruler: string, headings: Headings): readonly Column[] =>
  rulerSpans(ruler).map(({ start, end }) => columnOf(heading.slice(start, end), start, end, headings))

/** The columns of a heading without a ruler: names stand apart by two blanks, or are known. */
export function headedColumns(heading: string, headings: Headings): readonly Column[] {
  return Array.from(heading.matchAll(/[^\s>](?: ?[^\s])*/g)).flatMap(({ index, 0: text }) =>
    headings.has(nameOf(text)) || !text.includes(' ')
      ? [columnOf(text, index, index + text.length, headings)]
      : namesIn(text, index, headings),
  )
}

/**
 * What finds a name of a field in a heading without a ruler, as a word of its own. A quick look that spares most lines of other logs the reading as a
 * heading: recognition asks about every line.
 */
export function nameOfField(headings: Headings, wanted: string): RegExp {
  const names = Array.from(headings).flatMap(([name, field]) =>
    field === wanted ? name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`) : [],
  )
  return new RegExp(String.raw`(?:^|[\s>])(?:${names.join('|')})(?=\s|$)`, 'i')
}

/** Names that stand one blank apart: the longest known one first, else a word. */
function namesIn(text: string, at: number, headings: Headings): readonly Column[] {
  const words = Array.from(text.matchAll(/\S+/g))
  const columns: Column[] = []
  for (let i = 0; i < words.length; ) {
    const start = words[i]!.index
    const ends = words.slice(i, i + 3).map(({ index, 0: word }) => index + word.length)
    const known = ends.findLastIndex(end => headings.has(nameOf(text.slice(start, end))))
    const end = ends[Math.max(0, known)]!
    columns.push(columnOf(text.slice(start, end), at + start, at + end, headings))
    i += Math.max(0, known) + 1
  }
  return columns
}

const nameOf = (text: string): string => text.trim().toLowerCase()

function columnOf(name: string, start: number, end: number, headings: Headings): Column {
  return { field: headings.get(nameOf(name)), start, end }
}

/** The values of a row: a word belongs to the column whose heading it stands under, numbers to their right ends; under none, to the value on its left. */
export function rowCells(columns: readonly Column[], line: string, at: number): readonly Cell[] {
  const cells: { column: number; start: number; end: number }[] = []
  for (const { index, 0: word } of line.matchAll(/[^ \t>]+/g)) {
    const end = index + word.length
    const column = Math.max(columnAt(columns, index, end), cells.at(-1)?.column ?? 0)
    const before = cells.at(-1)
    if (before?.column === column) before.end = end
    else cells.push({ column, start: index, end })
  }
  return cells.flatMap(({ column, start, end }) => {
    const field = columns[column]?.field
    return field === undefined ? [] : [{ field, start: at + start, end: at + end }]
  })
}

/** The stretches of a row between the columns of some fields: from the first to the last column of others that stand side by side. */
export function unreadSpans(columns: readonly Column[], ...read: readonly string[]): readonly Span[] {
  const isRead = (n: number): boolean => read.includes(columns[n]?.field ?? '')
  return columns.flatMap(({ start }, first) => {
    if (isRead(first) || (first > 0 && !isRead(first - 1))) return []
    const behind = columns.findIndex((_, n) => n > first && isRead(n))
    return [{ start, end: (behind < 0 ? columns.at(-1)! : columns[behind - 1]!).end }]
  })
}

function columnAt(columns: readonly Column[], start: number, end: number): number {
  const aligned = columns.findIndex(column => column.end === end && start < column.end)
  if (aligned >= 0) return aligned
  const under = columns.findIndex(column => start < column.end && end > column.start)
  if (under >= 0) return under
  const next = columns.findIndex(column => column.start >= end)
  return next < 0 ? columns.length - 1 : Math.max(0, next - 1)
}

/** A reading of headings that keeps the last two: the one in force, and the line that may be the next one. */
export function ofHeadings<T>(read: (heading: string) => T): (heading: string) => T {
  let [first, second]: readonly [Reading<T> | undefined, Reading<T> | undefined] = [undefined, undefined]
  return heading => {
    if (first?.heading === heading) return first.said
    const found = second?.heading === heading ? second : { heading, said: read(heading) }
    second = first
    first = found
    return found.said
  }
}

interface Reading<T> {
  readonly heading: string
  readonly said: T
}
