import { type Cell, trimmedCell } from '../../frames/table/cells.ts'
import type { Headings } from '../../frames/table/columns.ts'

/** The first line of `wmic … /format:csv`: the machine, and properties in order of their names. */
export const isNodeHeading = (line: string): boolean => /^Node,(?:\w+,)*\w+$/.test(line) && /,ProcessId\b/.test(line)

/** Columns whose values can hold commas, which wmic does not quote. */
const FREE = new Set(['command-line', 'path', 'image-name'])

/**
 * The values of a row of `/format:csv`; undefined where the heading is another. wmic quotes nothing: surplus commas belong to the first column of free text, if the
 * columns behind it still are what they should be.
 */
export function nodeCells(heading: string, line: string, at: number, headings: Headings): readonly Cell[] | undefined {
  if (!isNodeHeading(heading)) return undefined
  const fields = heading.split(',').map(name => headings.get(name.toLowerCase()))
  const values = line.split(',')
  const surplus = values.length - fields.length
  const free = fields.findIndex(field => field !== undefined && FREE.has(field))
  if (surplus < 0 || (surplus > 0 && free < 0)) return []
  const joined = [...values.slice(0, free), values.slice(free, free + surplus + 1).join(','), ...values.slice(free + surplus + 1)]
  let from = at
  return (surplus === 0 ? values : joined).flatMap((value, n) => {
    const start = from
    from += value.length + 1
    const field = fields[n]
    return field === undefined ? [] : trimmedCell(field, value, start)
  })
}
