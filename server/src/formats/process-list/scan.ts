import { blockGaps, blockLength } from '../../frames/table/blocks.ts'
import { isAscii } from '../../frames/table/cells.ts'
import { isRuler, type Span, unreadSpans } from '../../frames/table/columns.ts'
import type { Line } from '../../frames/table/lines.ts'
import { type Listed, type ListReader, listScanner } from '../../frames/table/scan.ts'
import { valueGaps } from '../../frames/table/valueRows.ts'
import { HOST, PROCESS, ROLE_CALLER, ROLE_LOGGER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { PROCESS_ROW, programName, sinceText } from '../../model/listed.ts'
import { maskSecrets } from '../../model/secrets.ts'
import { FACET_CODE, FACET_DETAIL, FACET_IMAGE } from '../../model/what.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { beginsBlock, columnsOf, FREE, HEADINGS, isPoolRow, namesOf, processCells } from './cells.ts'
import { blockReader, FIELDS, plainReader } from './plain.ts'

/** Reads lists of processes: tables, blocks, wmic's comma-separated rows, and the rows of IIS's own commands. */
export const processScanner = (): Scanner => listScanner(processReader())

/** The line in which pslist says whose processes follow. */
const MACHINE = /^Process information for ([\w.-]+):$/

/** What pslist prints above every list. */
const BANNER = /^(?:PsList v\d|Copyright \(C\) \d|Process information for )/

export function processReader(): ListReader {
  let named = ''
  let machine = ''
  return {
    onOther: line => void (named = MACHINE.exec(line)?.[1] ?? named),
    isOther: line => !beginsBlock(line),
    onHeading() {
      machine = named
      named = ''
    },
    machine: () => machine,
    headingLines(first, second) {
      if (namesOf(first) !== undefined) return 1
      if (isRuler(second) && columnsOf(`${first}\n${second}`) !== undefined) return 2
      return !beginsBlock(first) && !isRuler(second) && columnsOf(first) !== undefined ? 1 : 0
    },
    recordLines: recordLength,
    cells: processCells,
    draft(record, heading, sink) {
      const pid = record.value('pid')
      if (pid === '') return false
      draftProcess(record, pid, machine, namesOf(heading)?.isQuoting === true, sink)
      return true
    },
    plainReader: heading => plainReader(heading, () => machine),
    blockReader,
    free: heading => namesOf(heading)?.columns.findIndex(({ field = '' }) => FREE.has(field)) ?? -1,
    unread: heading => unreadSpans(namesOf(heading)?.columns ?? columnsOf(heading) ?? [], ...TELLING),
    knownBy: ({ text }, heading) => ({ gaps: unreadIn(text, heading), reliance: 0 }),
    gap: line => (/\d/.test(line) && !BANNER.test(line) ? 'no process ID stands below its heading' : undefined),
  }
}

/** The fields from which something is read. */
const TELLING: readonly string[] = [...FIELDS, 'application-pool']
const tells = (field: string): boolean => TELLING.includes(field)

/** Where nothing is read in a record. */
function unreadIn(text: string, heading: string): readonly Span[] | 'figures' {
  if (isPoolRow(text)) return []
  if (text.includes('\n')) return blockGaps(text, HEADINGS, tells)
  const names = namesOf(heading)
  if (names === undefined) return 'figures'
  return isAscii(text) ? valueGaps(names, text, FREE, tells) : []
}

function recordLength(lines: readonly Line[], at: number, heading: string): number {
  const { text } = lines[at]!
  if (!isPoolRow(text) && beginsBlock(text)) return blockLength(lines, at, HEADINGS)
  return processCells(heading, text).length > 0 ? 1 : 0
}

function draftProcess(record: Listed, pid: string, machine: string, isQuoted: boolean, sink: EntrySink): void {
  const host = record.value('host')
  const pool = record.value('application-pool')
  const image = record.value('image-name') || (pool === '' ? '' : 'w3wp.exe')
  const shown = record.cells.filter(({ field }) => field === 'command-line' || field === 'secret')
  const written = shown.length === 0 ? '' : record.text.slice(shown[0]!.start, shown.at(-1)!.end)
  const commandLine = maskSecrets(isQuoted ? written.replaceAll('""', '"') : written)
  sink.who[ROLE_LOGGER] = sink.identityOf(HOST, host)
  sink.who[ROLE_PROCESS] = sink.identityOf(PROCESS, pid, host || machine)
  sink.who[ROLE_CALLER] = sink.identityOf(USER, record.value('user-name'))
  sink.what[FACET_CODE] = sink.word(PROCESS_ROW)
  sink.what[FACET_IMAGE] = sink.word(programName(image, Number(pid)))
  sink.what[FACET_DETAIL] = sink.word(sinceText(record.value('start-time'), pool === '' ? commandLine : `application pool ${pool}`))
}
