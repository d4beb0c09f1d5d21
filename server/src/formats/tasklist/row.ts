import { type Cell, isAscii, listCells, recordLines, trimmedCell, remembered } from '../../frames/table/cells.ts'
import { rowCells, type Span } from '../../frames/table/columns.ts'
import { fieldOf, kindOf, layoutOf, type Layout, type ListKind } from './layout.ts'

const PID = /^\d{1,10}$/
/** A row whose blanks were collapsed: a name, the first number that stands alone, and what follows. */
const COLLAPSED = /^(\S.*?)[ \t]+(\d{1,10})(?:[ \t]+(.*))?$/
/** What follows in the lists with sessions: session, its number, memory, and in the long form the rest. */
const SESSION = /^(?:(\S+(?: \S+)*?) +)?(\d+) +(\d[\d., \u00a0\u202f']*[KMG]\w*)(?: +(.*))?$/
/** How Windows says that a process has none, in its languages. */
const NONE = /^(?:N\/A|N\/D|Nicht zutreffend|Non disponible|Non applicable|No disponible|No aplicable|Non disponibile)$/i
const PAIR = /^(\S[^:]{0,30}):[ \t]*(.*)$/

/** The values of a record: a row of a table, a row in quotes, or a block of names and values. */
export const listCellsOf = remembered(readRow)

function readRow(heading: string, record: string): readonly Cell[] {
  const [first, ...more] = recordLines(record)
  if (first === undefined) return []
  if (isBlock(first.text, more[0]?.text)) return blockCells([first, ...more])
  const layout = layoutOf(heading)
  if (layout === undefined) return []
  const values = layout.shape === 'csv' ? quotedCells(layout, first.text) : tableCells(layout, first.text)
  const cells = values.flatMap(cell => inParts(cell, first.text))
  const hosted = hostedField(layout.kind)
  return hosted === undefined ? cells : [...cells, ...more.flatMap(({ at, text }) => listCells(hosted, text, at))]
}

const hostedField = (kind: ListKind): string | undefined => fieldOf(kind, 2)?.match(/^(?:service|module)$/)?.[0]

/** What a value of a column says: its parts, or nothing where it says that there is none. */
export function partsOf(field: string, value: string): readonly string[] {
  return inParts({ field, start: 0, end: value.length }, value).flatMap(cell =>
    cell.field === field ? value.slice(cell.start, cell.end) : [],
  )
}

/** The parts of a value: services and modules are several, and only `DOMAIN\user` is an account. */
function inParts(cell: Cell, text: string): readonly Cell[] {
  const value = text.slice(cell.start, cell.end)
  if (NONE.test(value)) return [{ ...cell, field: 'comment' }]
  if (cell.field === 'user-name' && !value.includes('\\')) return [{ ...cell, field: 'comment' }]
  if (cell.field !== 'service' && cell.field !== 'module') return [cell]
  return listCells(cell.field, value, cell.start)
}

/** A value by the ruler's columns, or, where the row does not keep to them, by its words. None where no PID stands. */
function tableCells(layout: Layout, line: string): readonly Cell[] {
  const cells = rowCells(layout.columns, line, 0)
  const pid = cells.find(({ field }) => field === 'pid')
  if (cells[0]?.field === 'image-name' && pid !== undefined && PID.test(line.slice(pid.start, pid.end))) return cells
  return collapsedCells(layout.kind, line)
}

function collapsedCells(kind: ListKind, line: string): readonly Cell[] {
  const [, image = '', pid = '', rest = ''] = COLLAPSED.exec(line) ?? []
  if (image === '') return []
  const pidAt = line.indexOf(pid, image.length)
  const restAt = line.length - rest.length
  const named = [
    { field: 'image-name', start: 0, end: image.length },
    { field: 'pid', start: pidAt, end: pidAt + pid.length },
  ]
  if (kind === 'sessions') return [...named, ...sessionCells(rest, restAt)]
  return rest === '' ? named : [...named, { field: fieldOf(kind, 2)!, start: restAt, end: line.length }]
}

function sessionCells(rest: string, at: number): readonly Cell[] {
  const match = SESSION.exec(rest)
  const account = /\S+\\\S+/.exec(rest)
  if (match === null)
    return account === null ? [] : [{ field: 'user-name', start: at + account.index, end: at + account.index + account[0].length }]
  let from = 0
  const cells = ['session-name', 'session-number', 'memory-usage'].flatMap((field, n) => {
    const text = match[n + 1] ?? ''
    const start = rest.indexOf(text, from)
    from = start + text.length
    return trimmedCell(field, text, at + start)
  })
  const tail =
    account !== null && account.index >= from
      ? [{ field: 'user-name', start: at + account.index, end: at + account.index + account[0].length }]
      : []
  return [...cells, ...tail]
}

/** The values of a row in quotes. */
function quotedCells({ columns }: Layout, line: string): readonly Cell[] {
  const cells: Cell[] = []
  let column = 0
  for (const { index, 1: value = '' } of line.matchAll(/"([^"]*)"(?:,|$)/g)) {
    const field = columns[column++]?.field
    if (field !== undefined) cells.push(...trimmedCell(field, value, index + 1))
  }
  return cells
}

/** A block begins with the image, and the PID below it. */
export const isBlock = (first: string, second: string | undefined): boolean =>
  PAIR.test(first) && /^PID:[ \t]*\d{1,10}$/i.test(second ?? '')

/** A line that belongs to a block: a name and a value, or services that go on. */
export const isInBlock = (line: string): boolean => PAIR.test(line) || /^ {8}/.test(line)

function blockCells(lines: readonly { readonly at: number; readonly text: string }[]): readonly Cell[] {
  const pairs = lines.filter(({ text }) => PAIR.test(text))
  const kind = kindOf(pairs.length, /^[^:]*/.exec(pairs.at(-1)!.text)![0])
  let column = -1
  return lines.flatMap(({ at, text }) => {
    const pair = PAIR.exec(text)
    if (pair !== null) column++
    const field = fieldOf(kind, column)
    const valueAt = pair === null ? 0 : text.length - pair[2]!.length
    const label = pair === null ? [] : [{ field: 'label', start: at, end: at + pair[1]!.length }]
    const value = field === undefined ? [] : trimmedCell(field, text.slice(valueAt), valueAt)
    return [...label, ...value.flatMap(cell => inParts(cell, text)).map(cell => ({ ...cell, start: at + cell.start, end: at + cell.end }))]
  })
}

/** The fields from which something is read. */
export const TELLING: readonly string[] = ['image-name', 'pid', 'user-name', 'service']

/** Where the values of a block lie from which nothing is read, each up to its line end; undefined of a row. */
export function blockGaps(record: string): readonly Span[] | undefined {
  const lines = recordLines(record)
  if (!isBlock(lines[0]?.text ?? '', lines[1]?.text)) return undefined
  // What lies where is counted in bytes.
  if (!isAscii(record)) return []
  const pairs = lines.flatMap(({ at, text }) => {
    const pair = PAIR.exec(text)
    return pair === null ? [] : [{ name: pair[1]!, start: at + text.length - pair[2]!.length, end: at + text.length }]
  })
  const kind = kindOf(pairs.length, pairs.at(-1)!.name)
  return pairs.filter((_, column) => !TELLING.includes(fieldOf(kind, column) ?? 'pid'))
}
