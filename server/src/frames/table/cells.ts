import { GOES_ON } from '../../formats/format.ts'
import { LONGEST_LINE } from './lines.ts'

/** A value of a record, and which field it is (or `label`, `comment`, `keyword`); indices into the record's text. Cells are in order and do not overlap. */
export interface Cell {
  readonly field: string
  readonly start: number
  readonly end: number
}

/** The reading of a record, which is asked for twice in a row: is it one, and what does it say. */
export function remembered(
  read: (heading: string, record: string) => readonly Cell[],
): (heading: string, record: string) => readonly Cell[] {
  let lastHeading: string | undefined
  let lastRecord = ''
  let cells: readonly Cell[] = []
  return (heading, record) => {
    if (heading !== lastHeading || record !== lastRecord) {
      cells = read(heading, record)
      lastHeading = heading
      lastRecord = record
    }
    return cells
  }
}

/** What the grammar of this frame calls a word; the two must agree. */
const WORD = /[^ \t\r\n,:="[\]()<>]+|[,:="[\]()<>]/g

/** The field of every word of a record, as `Format.columns` wants it: several words can be one value. */
export function wordFields(record: string, cells: readonly Cell[]): readonly (string | undefined)[] {
  let next = 0
  let begun = false
  return Array.from(record.matchAll(WORD), ({ index, 0: { length } }) => {
    while (next < cells.length && cells[next]!.end <= index) {
      next++
      begun = false
    }
    const cell = cells[next]
    if (cell === undefined || cell.start > index || cell.end < index + length) return undefined
    const field = begun ? GOES_ON : cell.field
    begun = true
    return field
  })
}

/** The text of the first cell of a field; '' where there is none. */
export function valueOf(record: string, cells: readonly Cell[], field: string): string {
  const cell = cells.find(one => one.field === field)
  return cell === undefined ? '' : record.slice(cell.start, cell.end)
}

/** The texts of all cells of a field. */
export const valuesOf = (record: string, cells: readonly Cell[], field: string): readonly string[] =>
  cells.filter(one => one.field === field).map(({ start, end }) => record.slice(start, end))

/** Whether each letter of a text is one byte of its record. */
export const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text)

/** A line of a record, without its line end, and where it begins in it. */
export interface RecordLine {
  readonly at: number
  readonly text: string
}

export const recordLines = (record: string): readonly RecordLine[] =>
  Array.from(record.matchAll(/[^\r\n]+/g), ({ index, 0: text }) => ({ at: index, text: text.trimEnd() })).filter(
    ({ text }) => text !== '' && text.length <= LONGEST_LINE,
  )

/** The words of a list that commas or blanks separate, each a cell. */
export const listCells = (field: string, text: string, at: number): readonly Cell[] =>
  Array.from(text.matchAll(/[^,\s](?:[^,]*[^,\s])?/g), ({ index, 0: { length } }) => ({
    field,
    start: at + index,
    end: at + index + length,
  }))

/** A cell of the text without the blanks around it; none where nothing is left. */
export function trimmedCell(field: string, text: string, at: number): readonly Cell[] {
  const start = text.search(/[^ \t]/)
  return start < 0 ? [] : [{ field, start: at + start, end: at + text.trimEnd().length }]
}
