import { type Cell, recordLines, trimmedCell, remembered } from '../../frames/table/cells.ts'
import { type Column, type Headings, isRuler, rowCells, ruledColumns } from '../../frames/table/columns.ts'

/** The columns of Get-NetTCPConnection and Get-NetUDPEndpoint. */
const HEADINGS: Headings = new Map([
  ['localaddress', 'local-address'],
  ['localport', 'local-port'],
  ['remoteaddress', 'foreign-address'],
  ['remoteport', 'foreign-port'],
  ['state', 'state'],
  ['owningprocess', 'pid'],
])

/**
 * A row of netstat: protocol, two ends, a state where there is one, a process where it was asked for. States are translated and may
 * hold a blank; each word is told in one way only, so that a long line does not take forever.
 */
const ROW =
  /^( *)(TCP|UDP)(?:v[46])?( +)(\S+:(?:\d+|\*|[\w-]+))( +)(\S+:(?:\d+|\*|[\w-]+))(?:( +)([^\d\s]\S*(?: \d*[^\d\s]\S*)*))?(?:( +)(\d{1,10}))?(?: +\S+)?$/
const NOBODY = /^(?:0\.0\.0\.0|\*|\[?::\]?)$/

export const isRow = (line: string): boolean => ROW.test(line)

/** A line below a row (-b): a component, a program in brackets, or that neither is known. */
export const isOwner = (line: string): boolean => /^ +\S/.test(line) && !BEGINS.test(line) && !isHeading(line)
/** A row, or what a cut left of one. */
const BEGINS = /^ +(?:T(?:CP?)?|U(?:DP?)?)(?: |$)/

export const isHeading = (line: string): boolean => /^ *Proto?\.? +\S.* {2,}\S/i.test(line) && !isRow(line)

/** The two lines above a list of PowerShell's own commands. */
export const isCommandHeading = (first: string, second: string | undefined): boolean => /\bLocalPort\b/.test(first) && isRuler(second)

let lastHeading = ''
let lastColumns: readonly Column[] = []

function columnsOf(heading: string): readonly Column[] {
  if (heading !== lastHeading) {
    const [names = '', ruler = ''] = heading.split('\n')
    lastHeading = heading
    lastColumns = isRuler(ruler) ? ruledColumns(names, ruler, HEADINGS) : []
  }
  return lastColumns
}

/** The values of a row, with those of the owner lines below it. */
export const connectionCells = remembered(readConnection)

function readConnection(heading: string, record: string): readonly Cell[] {
  const [first, ...owners] = recordLines(record)
  if (first === undefined) return []
  const row = rowOf(first.text)
  if (row !== undefined) return [...row, ...owners.flatMap(({ at, text }) => ownerCells(text, at))]
  const cells = rowCells(columnsOf(heading), first.text, 0)
  return /^\d+$/.test(textOf(cells, first.text, 'local-port')) ? cells.map(cell => withoutNobody(cell, first.text)) : []
}

const textOf = (cells: readonly Cell[], line: string, field: string): string => {
  const cell = cells.find(one => one.field === field)
  return cell === undefined ? '' : line.slice(cell.start, cell.end)
}

function rowOf(line: string): readonly Cell[] | undefined {
  const match = ROW.exec(line)
  if (match === null) return undefined
  let at = 0
  const parts: readonly (string | undefined)[] = match.slice(1)
  return parts.flatMap((part = '', n) => {
    const start = at
    at += part.length
    if (n === 1) {
      // The rest of TCPv6 is no part of the pattern's groups.
      at = line.indexOf(' ', start)
      return [{ field: 'protocol', start, end: at }]
    }
    if (n === 3) return endCells('local', line, start, part)
    if (n === 5) return endCells('foreign', line, start, part)
    const field = { 7: 'state', 9: 'pid' }[n]
    return field === undefined || part === '' ? [] : [{ field, start, end: at }]
  })
}

/** One end of a connection: `10.1.1.10:25`, `[fe80::1%3]:135`, `*:*`. */
function endCells(side: string, line: string, start: number, text: string): readonly Cell[] {
  const colon = start + text.lastIndexOf(':')
  const address = withoutNobody({ field: `${side}-address`, start, end: colon }, line)
  return [address, { field: text.endsWith('*') ? 'comment' : `${side}-port`, start: colon + 1, end: start + text.length }]
}

const withoutNobody = (cell: Cell, line: string): Cell =>
  cell.field.endsWith('-address') && NOBODY.test(line.slice(cell.start, cell.end)) ? { ...cell, field: 'comment' } : cell

function ownerCells(line: string, at: number): readonly Cell[] {
  const program = /\[([^\]]+)\]/.exec(line)
  if (program !== null) return trimmedCell('image-name', program[1]!, at + program.index + 1)
  // A sentence says that the owner is not known; a component is one word, or a path.
  const isSentence = /^ *\S+(?: \S+){2,}$/.test(line) && !line.includes('\\')
  return trimmedCell(isSentence ? 'comment' : 'component', line, at)
}
