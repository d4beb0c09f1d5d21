import { blockCells, pairOf } from '../../frames/table/blocks.ts'
import { type Cell, type RecordLine, recordLines, trimmedCell, remembered } from '../../frames/table/cells.ts'
import { type Column, headedColumns, isRuler, nameOfField, ofHeadings, rowCells, ruledColumns } from '../../frames/table/columns.ts'
import { withoutSecrets } from '../../frames/table/commandLine.ts'
import { valueCells, type ValueNames, valueNames } from '../../frames/table/valueRows.ts'
import { HEADINGS, isStartedHeading } from './names.ts'

/** The columns of a table of services: their names, and what tells about them. Undefined where a heading is none. */
export const columnsOf = ofHeadings(readColumns)

const SERVICE_NAME = nameOfField(HEADINGS, 'service-name')

function readColumns(heading: string): readonly Column[] | undefined {
  const [names = '', ruler = ''] = heading.split('\n')
  if (ruler === '' && !SERVICE_NAME.test(names)) return undefined
  const columns = isRuler(ruler) ? ruledColumns(names, ruler, HEADINGS) : headedColumns(names, HEADINGS)
  return areOfServices(columns) ? columns : undefined
}

function areOfServices(columns: readonly Column[]): boolean {
  const known = new Set(columns.map(({ field }) => field))
  const telling = ['state', 'start-type', 'account'].some(field => known.has(field))
  return telling && known.has('service-name') && isWordy(columns)
}

/** The names of values in rows of services; undefined where a heading is none. */
export const namesOf = ofHeadings(readNames)

/** Columns whose values can hold commas, which wmic does not quote. */
export const FREE: ReadonlySet<string> = new Set(['display-name', 'binary-path'])

function readNames(heading: string): ValueNames | undefined {
  const names = valueNames(heading, HEADINGS)
  return names !== undefined && areOfServices(names.columns) ? names : undefined
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
  return cellsOf(heading, lines, first)
    .flatMap(cell => exact(cell, record))
    .filter(({ field }) => field !== 'comment')
}

function cellsOf(heading: string, lines: readonly RecordLine[], { text, at }: RecordLine): readonly Cell[] {
  if (beginsBlock(text)) return blockCells(lines, HEADINGS)
  const names = namesOf(heading)
  return names === undefined ? rowCells(columnsOf(heading) ?? [], text, at) : valueCells(names, text, at, FREE)
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
