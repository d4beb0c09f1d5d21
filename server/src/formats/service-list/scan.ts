import { blockGaps, blockLength } from '../../frames/table/blocks.ts'
import { isAscii } from '../../frames/table/cells.ts'
import { isRuler, type Span, unreadSpans } from '../../frames/table/columns.ts'
import type { Line } from '../../frames/table/lines.ts'
import { type Listed, type ListReader, listScanner } from '../../frames/table/scan.ts'
import { valueGaps } from '../../frames/table/valueRows.ts'
import { HOST, PROCESS, ROLE_CALLER, ROLE_LOGGER, ROLE_PROCESS, USER } from '../../model/identity.ts'
import { SERVICE_ROW, serviceState, startType } from '../../model/listed.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL, FACET_SERVICES } from '../../model/what.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { beginsBlock, columnsOf, FREE, namesOf, serviceCells } from './cells.ts'
import { HEADINGS, isStartedHeading } from './names.ts'
import { blockReader, FIELDS } from './plain.ts'

/** Reads lists of services: blocks (sc), tables (PowerShell, wmic), and names alone (net start). */
export const serviceScanner = (): Scanner => listScanner(serviceReader())

export const serviceReader = (): ListReader => ({
  headingLines(first, second) {
    if (isStartedHeading(first) || namesOf(first) !== undefined) return 1
    if (isRuler(second) && columnsOf(`${first}\n${second}`) !== undefined) return 2
    return !beginsBlock(first) && !isRuler(second) && columnsOf(first) !== undefined ? 1 : 0
  },
  blockReader,
  recordLines: recordLength,
  cells: serviceCells,
  draft(record, heading, sink) {
    const name = record.value('service-name') || record.value('display-name')
    if (name === '') return false
    draftService(record, name, isStartedHeading(heading) ? 'running' : stateOf(record), sink)
    return true
  },
  unread: heading => unreadSpans(namesOf(heading)?.columns ?? [], ...FIELDS),
  knownBy: ({ text }, heading) => ({ gaps: unreadIn(text, heading), reliance: 0 }),
  isOther: line => !beginsBlock(line),
  gap: line => (/^\S/.test(line) ? undefined : 'no service is named'),
})

const tells = (field: string): boolean => FIELDS.includes(field)

/** Where nothing is read in a record. */
function unreadIn(text: string, heading: string): readonly Span[] {
  if (text.includes('\n')) return blockGaps(text, HEADINGS, tells)
  const names = namesOf(heading)
  return names !== undefined && isAscii(text) ? valueGaps(names, text, FREE, tells) : []
}

function recordLength(lines: readonly Line[], at: number, heading: string): number {
  const { text } = lines[at]!
  if (beginsBlock(text)) return blockLength(lines, at, HEADINGS)
  return serviceCells(heading, text).some(({ field }) => field === 'service-name' || field === 'display-name') ? 1 : 0
}

/** WMI says in one property how a service is, and in another whether it runs. */
const stateOf = (record: Listed): string =>
  record
    .values('state')
    .map(serviceState)
    .find(state => state !== '') ?? ''

function draftService(record: Listed, name: string, state: string, sink: EntrySink): void {
  const pid = record.value('pid')
  sink.who[ROLE_LOGGER] = sink.identityOf(HOST, record.value('host'))
  sink.who[ROLE_PROCESS] = pid === '0' ? 0 : sink.identityOf(PROCESS, pid, record.value('host'))
  sink.who[ROLE_CALLER] = sink.identityOf(USER, record.value('account'))
  sink.what[FACET_CODE] = sink.word(SERVICE_ROW)
  sink.what[FACET_SERVICES] = sink.word(name)
  sink.what[FACET_ACTION] = sink.word(state)
  sink.what[FACET_DETAIL] = sink.word(startType(record.value('start-type')))
}
