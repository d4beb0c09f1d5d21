import { blockCells, pairOf } from '../../frames/table/blocks.ts'
import { type Cell, type RecordLine, recordLines, remembered, trimmedCell, valueOf } from '../../frames/table/cells.ts'
import { type Column, type Headings, isRuler, ofHeadings, rowCells, ruledColumns } from '../../frames/table/columns.ts'
import { valueCells, type ValueNames, valueNames } from '../../frames/table/valueRows.ts'

/** The properties of Get-NetTCPConnection and Get-NetUDPEndpoint. `comment` is known, and nothing is read from it. */
export const HEADINGS: Headings = new Map([
  ['localaddress', 'local-address'],
  ['localport', 'local-port'],
  ['remoteaddress', 'foreign-address'],
  ['remoteport', 'foreign-port'],
  ['state', 'state'],
  ['owningprocess', 'pid'],
  ...['appliedsetting', 'creationtime', 'offloadstate', 'instanceid', 'pscomputername'].map((name): [string, string] => [name, 'comment']),
])

/**
 * A row of netstat: protocol, two ends, a state where there is one, a process where it was asked for. States are translated and may
 * hold a blank; each word is told in one way only, so that a long line does not take forever.
 */
const ROW =
  /^( *)(TCP|UDP)(?:v[46])?( +)(\S+:(?:\d+|\*|[\w-]+))( +)(\S+:(?:\d+|\*|[\w-]+))(?:( +)([^\d\s]\S*(?: \d*[^\d\s]\S*)*))?(?:( +)(\d{1,10}))?(?: +\S+)?$/
/** No value of such a list holds a comma. */
const NONE_FREE: ReadonlySet<string> = new Set()
const NOBODY = /^(?:0\.0\.0\.0|\*|\[?::\]?)$/

export const isRow = (line: string): boolean => ROW.test(line)

/** A line below a row (-b): a component, a program in brackets, or that neither is known. */
export const isOwner = (line: string): boolean => /^ +\S/.test(line) && !BEGINS.test(line) && !isHeading(line)
/** A row, or what a cut left of one. */
const BEGINS = /^ +(?:T(?:CP?)?|U(?:DP?)?)(?: |$)/

export const isHeading = (line: string): boolean => /^ *Proto?\.? +\S.* {2,}\S/i.test(line) && !isRow(line)

/** The two lines above a list of PowerShell's own commands. */
export const isCommandHeading = (first: string, second: string | undefined): boolean => /\bLocalPort\b/.test(first) && isRuler(second)

const columnsOf = ofHeadings((heading): readonly Column[] => {
  const [names = '', ruler = ''] = heading.split('\n')
  return isRuler(ruler) ? ruledColumns(names, ruler, HEADINGS) : []
})

/** The names of values in the rows of such a list that was exported; undefined where a heading is none. */
export const namesOf = ofHeadings((heading): ValueNames | undefined => {
  const names = /\bLocalPort\b/i.test(heading) ? valueNames(heading, HEADINGS) : undefined
  return names?.columns.some(({ field }) => field === 'local-address') === true ? names : undefined
})

/** Whether a block of the properties of a connection can begin here. */
export const beginsBlock = (line: string): boolean => HEADINGS.has(pairOf(line)?.key ?? '')

/** The values of a row, with those of the owner lines below it. */
export const connectionCells = remembered(readConnection)

function readConnection(heading: string, record: string): readonly Cell[] {
  const lines = recordLines(record)
  const [first, ...owners] = lines
  if (first === undefined) return []
  const row = rowOf(first.text)
  if (row !== undefined) return [...row, ...owners.flatMap(({ at, text }) => ownerCells(text, at))]
  const cells = namedCells(heading, lines, first)
  return /^\d+$/.test(valueOf(record, cells, 'local-port')) ? cells.map(cell => withoutNobody(cell, record)) : []
}

/** The cells of what PowerShell lists: a block of properties, a row of values, or one below a ruler. */
function namedCells(heading: string, lines: readonly RecordLine[], { text, at }: RecordLine): readonly Cell[] {
  if (beginsBlock(text)) return blockCells(lines, HEADINGS)
  const names = namesOf(heading)
  return names === undefined ? rowCells(columnsOf(heading), text, at) : valueCells(names, text, at, NONE_FREE)
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
