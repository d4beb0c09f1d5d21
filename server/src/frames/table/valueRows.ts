import { type Cell, trimmedCell } from './cells.ts'
import type { Column, Headings, Span } from './columns.ts'

/** The names of values that stand in rows, one behind the other: a column is as wide as one value. */
export interface ValueNames {
  readonly columns: readonly Column[]
  /** What stands between values. */
  readonly sign: string
  /** Whether values with such a sign in them are quoted; wmic quotes nothing. */
  readonly isQuoting: boolean
}

/** What wmic writes as `/format:csv`: the machine, and properties in order of their names. */
const OF_WMIC = /^Node(?:,\w+)+$/
/** What PowerShell writes as `Export-Csv` and `ConvertTo-Csv`: names in quotes with its culture's sign between them, or since version 7 names without quotes. */
const OF_POWERSHELL = /^(?:"[^",;\t]+"([,;\t])"[^",;\t]+"(?:\1"[^",;\t]+")*|\w+(?:,\w+)+)$/

/** The names in a heading; undefined where it is none of that shape. What it names must still be known. */
export function valueNames(heading: string, headings: Headings): ValueNames | undefined {
  const match = OF_POWERSHELL.exec(heading)
  if (match === null) return undefined
  const [, sign = ','] = match
  const names = heading.replaceAll('"', '').toLowerCase().split(sign)
  return { sign, isQuoting: !OF_WMIC.test(heading), columns: names.map((name, n) => ({ field: headings.get(name), start: n, end: n + 1 })) }
}

/** The cells of a row. `free` are the fields whose values can hold the sign where nothing is quoted. */
export const valueCells = (names: ValueNames, line: string, at: number, free: ReadonlySet<string>): readonly Cell[] =>
  valuesOf(names, line, free).flatMap(({ field, start, end }) =>
    field === undefined ? [] : trimmedCell(field, line.slice(start, end), at + start),
  )

/** Where the values of a row lie from whose columns nothing is read; where some are quoted, only those that are. */
export const valueGaps = (names: ValueNames, line: string, free: ReadonlySet<string>, tells: (field: string) => boolean): readonly Span[] =>
  valuesOf(names, line, free).filter(({ field = '', start }) => !tells(field) && (!names.isQuoting || line[start - 1] === '"'))

/** The values of a row, each with its field; none where it has another number of them. */
function valuesOf({ columns, sign, isQuoting }: ValueNames, line: string, free: ReadonlySet<string>): readonly Column[] {
  const spans = isQuoting ? quotedSpans(line, sign) : plainSpans(line, sign, columns, free)
  return spans.length === columns.length ? spans.map(({ start, end }, n) => ({ field: columns[n]!.field, start, end })) : []
}

/** Values that may be quoted: without their quotes, those within them doubled. None where a quote does not close. */
function quotedSpans(line: string, sign: string): readonly Span[] {
  const spans: Span[] = []
  for (let at = 0; at <= line.length; ) {
    const isQuoted = line[at] === '"'
    const start = isQuoted ? at + 1 : at
    const end = isQuoted ? closingQuote(line, start) : signOrEnd(line, sign, start)
    spans.push({ start, end })
    at = isQuoted ? end + 1 : end
    if (end < 0 || (at < line.length && line[at] !== sign)) return []
    at++
  }
  return spans
}

function signOrEnd(line: string, sign: string, from: number): number {
  const at = line.indexOf(sign, from)
  return at < 0 ? line.length : at
}

/** Where the quote is that ends a value, and is not doubled; -1 where there is none. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from)
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2)
  return at
}

/** Values of which none is quoted: signs that are too many belong to the first whose field is free. */
function plainSpans(line: string, sign: string, columns: readonly Column[], free: ReadonlySet<string>): readonly Span[] {
  const values = line.split(sign)
  const surplus = values.length - columns.length
  const at = surplus === 0 ? 0 : columns.findIndex(({ field = '' }) => free.has(field))
  if (surplus < 0 || at < 0) return []
  const joined = [...values.slice(0, at), values.slice(at, at + surplus + 1).join(sign), ...values.slice(at + surplus + 1)]
  let from = 0
  return joined.map(value => {
    const start = from
    from += value.length + 1
    return { start, end: start + value.length }
  })
}
