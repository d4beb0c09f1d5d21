import { blockCells, pairOf } from '../../frames/table/blocks.ts'
import { type Cell, recordLines, trimmedCell, remembered } from '../../frames/table/cells.ts'
import { type Column, headedColumns, isRuler, nameOfField, ofHeadings, rowCells, ruledColumns } from '../../frames/table/columns.ts'
import { withoutSecrets } from '../../frames/table/commandLine.ts'
import { HEADINGS, isStartedHeading } from './names.ts'

/** The columns of a table of services: their names, and what tells about them. Undefined where a heading is none. */
export const columnsOf = ofHeadings(readColumns)

const SERVICE_NAME = nameOfField(HEADINGS, 'service-name')

function readColumns(heading: string): readonly Column[] | undefined {
  const [names = '', ruler = ''] = heading.split('\n')
  if (ruler === '' && !SERVICE_NAME.test(names)) return undefined
  const columns = isRuler(ruler) ? ruledColumns(names, ruler, HEADINGS) : headedColumns(names, HEADINGS)
  const known = new Set(columns.map(({ field }) => field))
  const telling = ['state', 'start-type', 'account'].some(field => known.has(field))
  return telling && known.has('service-name') && isWordy(columns) ? columns : undefined
}

/** Most names of a heading are known; that of a table of something else has only some words in common with it. */
const isWordy = (columns: readonly Column[]): boolean =>
  columns.length >= 2 && columns.filter(({ field }) => field !== undefined).length * 3 >= columns.length * 2

/** Whether a block of names and values begins here that tells of a service: the first name, or the second behind a machine's. */
export function beginsBlock(line: string): boolean {
  const pair = pairOf(line)
  return pair !== undefined && pair.value !== '' && HEADINGS.has(pair.key)
}

/** The values of a service. */
export const serviceCells = remembered(readService)

function readService(heading: string, record: string): readonly Cell[] {
  const lines = recordLines(record)
  const [first] = lines
  if (first === undefined) return []
  if (isStartedHeading(heading) && /^ {2,}\S/.test(first.text)) return trimmedCell('display-name', first.text, first.at)
  const cells = beginsBlock(first.text) ? blockCells(lines, HEADINGS) : rowCells(columnsOf(heading) ?? [], first.text, first.at)
  return cells.flatMap(cell => exact(cell, record)).filter(({ field }) => field !== 'comment')
}

/** The part of a value that is the thing itself: sc writes a number before a state and an account type before an address. */
function exact(cell: Cell, record: string): readonly Cell[] {
  const text = record.slice(cell.start, cell.end)
  if (cell.field === 'binary-path') return withoutSecrets(cell, text)
  // LocalSystem and its like are no accounts of anybody.
  if (cell.field === 'account' && !/[\\@]/.test(text)) return []
  if (cell.field === 'exit-code') return /^\d+/.test(text) ? [{ ...cell, end: cell.start + /^\d+/.exec(text)![0].length }] : []
  if (cell.field === 'host' && !/[A-Za-z]/.test(text)) return []
  return cell.field === 'pid' && !/^\d{1,10}$/.test(text) ? [] : [cell]
}
