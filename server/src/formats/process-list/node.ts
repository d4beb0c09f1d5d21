import { type Cell, trimmedCell } from '../../frames/table/cells.ts'
import type { Column, Headings, Span } from '../../frames/table/columns.ts'

/** The first line of `wmic … /format:csv`: the machine, and properties in order of their names. */
export const isNodeHeading = (line: string): boolean => /^Node,(?:\w+,)*\w+$/.test(line) && /,ProcessId\b/.test(line)

/** Columns whose values can hold commas, which wmic does not quote. */
const FREE = new Set(['command-line', 'path', 'image-name'])

/** The cells of a row of `/format:csv`; undefined where the heading is another. */
export const nodeCells = (heading: string, line: string, at: number, headings: Headings): readonly Cell[] | undefined =>
  nodeValues(heading, line, headings)?.flatMap(({ field, start, end }) =>
    field === undefined ? [] : trimmedCell(field, line.slice(start, end), at + start),
  )

/** The columns of such a heading, each as wide as one value. */
export const nodeColumns = (heading: string, headings: Headings): readonly Column[] =>
  heading.split(',').map((name, n) => ({ field: headings.get(name.toLowerCase()), start: n, end: n + 1 }))

/** The values of a row of `/format:csv` of whose columns one tells nothing. */
export const nodeGaps = (heading: string, line: string, headings: Headings, tells: (field: string) => boolean): readonly Span[] =>
  nodeValues(heading, line, headings)?.filter(({ field = '' }) => !tells(field)) ?? []

/**
 * The values of a row of `/format:csv`; undefined where the heading is another. wmic quotes nothing: surplus commas belong to the first column of free text, if the
 * columns behind it still are what they should be.
 */
function nodeValues(heading: string, line: string, headings: Headings): readonly Column[] | undefined {
  if (!isNodeHeading(heading)) return undefined
  const fields = nodeColumns(heading, headings).map(({ field }) => field)
  const values = line.split(',')
  const surplus = values.length - fields.length
  const free = fields.findIndex(field => field !== undefined && FREE.has(field))
  if (surplus < 0 || (surplus > 0 && free < 0)) return []
  const joined = [...values.slice(0, free), values.slice(free, free + surplus + 1).join(','), ...values.slice(free + surplus + 1)]
  let from = 0
  return (surplus === 0 ? values : joined).map((value, n) => {
    const start = from
    from += value.length + 1
    return { field: fields[n], start, end: start + value.length }
  })
}
