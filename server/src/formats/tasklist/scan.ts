import { isRuler, unreadSpans } from '../../frames/table/columns.ts'
import type { Line } from '../../frames/table/lines.ts'
import { NOT_KEPT } from '../../frames/table/plainRow.ts'
import { type Listed, type ListReader, listScanner } from '../../frames/table/scan.ts'
import { PROCESS, ROLE_CALLER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { FACET_CODE, FACET_IMAGE, FACET_SERVICES } from '../../model/what.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { isQuotedRow, layoutOf } from './layout.ts'
import { type NoServices, plainReader, relianceOn, UNSAID, wordOf } from './plain.ts'
import { blockReader } from './plainBlock.ts'
import { blockGaps, isBlock, isInBlock, listCellsOf, TELLING } from './row.ts'

/** Reads lists of processes: rows below a ruler or below quoted names, whose services may go on in further lines, and blocks. */
export const tasklistScanner = (): Scanner => listScanner(tasklistReader())

export function tasklistReader(): ListReader {
  /** How this Windows says that a process has no services: PID 0 is no program and has none. */
  const none: NoServices = { word: UNSAID }
  return {
    headingLines: (first, second) => {
      if (isRuler(second) || isRuler(first)) return isRuler(first) ? 1 : 2
      return isQuotedRow(first) && layoutOf(first) !== undefined ? 1 : 0
    },
    onHeading: () => void (none.word = UNSAID),
    recordLines: (lines, at, heading) =>
      isBlock(lines[at]!.text, lines[at + 1]?.text) ? blockLength(lines, at) : rowLength(lines, at, heading),
    cells: listCellsOf,
    draft(record, heading, sink) {
      if (record.value('pid') === '') return false
      draftProcess(record, sink)
      if (heading !== '' && layoutOf(heading)?.kind !== 'services' && record.value('service') === '') return true
      const services = sink.word(record.values('service').join(', '))
      if (Number(record.value('pid')) === 0) none.word = services
      else if (services !== wordOf(none, sink)) sink.what[FACET_SERVICES] = services
      return true
    },
    plainReader: heading => plainReader(layoutOf(heading), none),
    blockReader: heading => blockReader(heading, none),
    unread: heading => unreadSpans(layoutOf(heading)?.columns ?? [], ...TELLING),
    knownBy(record) {
      const gaps = blockGaps(record.text)
      return gaps && { gaps, reliance: Number(record.value('pid')) === 0 ? NOT_KEPT : relianceOn(none) }
    },
    holds: reliance => reliance === 0 || reliance === relianceOn(none),
    gap: () => 'no process ID stands below its heading',
  }
}

function blockLength(lines: readonly Line[], at: number): number {
  let end = at + 2
  while (end < lines.length && isInBlock(lines[end]!.text) && !isBlock(lines[end]!.text, lines[end + 1]?.text)) end++
  return end - at
}

function rowLength(lines: readonly Line[], at: number, heading: string): number {
  const { text } = lines[at]!
  const layout = layoutOf(heading)
  if (layout === undefined || isContinuation(text, heading) || !listCellsOf(heading, text).some(({ field }) => field === 'pid')) return 0
  let end = at + 1
  while (layout.shape === 'table' && end < lines.length && isContinuation(lines[end]!.text, heading)) end++
  return end - at
}

/** A line that goes on with the services of the row above: blank up to the PID, 35 blanks as written, fewer in copies. */
export function isContinuation(line: string, heading: string): boolean {
  const layout = layoutOf(heading)
  return layout?.shape === 'table' && line.search(/\S/) >= (layout.columns[1]?.start ?? Number.POSITIVE_INFINITY)
}

function draftProcess(record: Listed, sink: EntrySink): void {
  sink.who[ROLE_PROCESS] = sink.identityOf(PROCESS, record.value('pid'))
  sink.who[ROLE_CALLER] = sink.identityOf(USER, record.value('user-name'))
  sink.what[FACET_CODE] = sink.word('process')
  sink.what[FACET_IMAGE] = sink.word(record.value('image-name'))
}
