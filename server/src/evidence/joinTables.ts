import type { ScanState } from '../formats/format.ts'
import { ROLES } from '../model/identity.ts'
import { FACETS, WORD_FACETS } from '../model/what.ts'
import type { Column } from './columns.ts'
import { EntryColumns, segmentBytes } from './entryColumns.ts'
import { identityJoiner, type NewIds, tupleJoiner, wordJoiner } from './joinDictionaries.ts'
import { appendTable, goOn } from './joinSegments.ts'
import { MOST_GAPS } from './tableBuilder.ts'
import type { Heading, Settled, TableData } from './tableData.ts'
import { type AssumedDays, joinedDays, type OpenTable } from './openTable.ts'
import { tuplesBytes } from './tuples.ts'

/** What counts on in a stretch of a file from the stretch before it: its lines and, in a log without years, its New Years. */
export interface Shift {
  readonly lines: number
  readonly years: number
}

/** Joins the tables of the stretches of a file, in their order, into the one that reading them at once would have given. */
export interface TableJoiner {
  add(table: OpenTable, shift: Shift): void
  /** The joined table of so many bytes. */
  freeze(bytes: number): OpenTable
}

const NO_DAYS: AssumedDays = { assumed: [], swapped: [], isMonthFirst: false }

/** Begins with what a table has, or with what of it was read for good. Its full segments are taken over as they are. */
export function tableJoiner(first: TableData, firstDays: AssumedDays = NO_DAYS, upTo?: Settled): TableJoiner {
  const columns = new EntryColumns()
  const gaps = first.gaps.slice(0, upTo?.gaps)
  const headings: Heading[] = first.headings.slice(0, upTo?.headings)
  const identities = identityJoiner(first.identities, upTo?.identities)
  const words = wordJoiner(first.words.slice(0, upTo?.words))
  const who = tupleJoiner(ROLES.length, first.who, upTo?.whos, idsFrom(first, upTo?.entries, 'who'))
  const what = tupleJoiner(FACETS.length, first.what, upTo?.whats, idsFrom(first, upTo?.entries, 'what'))
  let entries = goOn(columns, first, upTo?.entries)
  let settled = upTo ?? first.settled
  let days = firstDays

  return {
    add: ({ data: table, days: more }, shift) => {
      const had = { identities: identities.all.count, words: words.all.length, whos: who.count(), whats: what.count() }
      const before = { entries, gaps: gaps.length, headings: headings.length }
      const identityIds = identities.add(table.identities)
      const wordIds = words.add(table.words)
      const whoIds = who.add(table.who, () => identityIds)
      const whatIds = what.add(table.what, facet => (WORD_FACETS.includes(facet) ? wordIds : undefined))
      for (const gap of table.gaps.slice(0, MOST_GAPS - gaps.length)) gaps.push({ ...gap, line: gap.line + shift.lines })
      for (const { from, text } of table.headings) headings.push({ from: from + entries, text })
      days = joinedDays(days, more, entries)
      entries += appendTable(columns, table, { ...shift, sessionIds: identityIds, whoIds, whatIds })
      settled = table.settled && {
        offset: table.settled.offset,
        state: shifted(table.settled.state, shift),
        entries: before.entries + table.settled.entries,
        gaps: Math.min(MOST_GAPS, before.gaps + table.settled.gaps),
        headings: before.headings + table.settled.headings,
        identities: countAfter(had.identities, identityIds, table.settled.identities),
        words: countAfter(had.words, wordIds, table.settled.words),
        whos: countAfter(had.whos, whoIds, table.settled.whos),
        whats: countAfter(had.whats, whatIds, table.settled.whats),
      }
    },
    freeze: bytes => {
      const { segments, long } = columns.freeze()
      const whos = who.freeze()
      const whats = what.freeze()
      const inColumns = segments.reduce((sum, segment) => sum + segmentBytes(segment), 0)
      const data: TableData = {
        segments,
        long,
        identities: identities.all.freeze(),
        words: words.all,
        who: whos,
        what: whats,
        gaps,
        headings,
        ...(settled === undefined ? {} : { settled }),
        bytes,
        indexBytes: inColumns + tuplesBytes(whos) + tuplesBytes(whats) + identities.all.bytes,
      }
      return { data, days }
    },
  }
}

/** The ids of tuples that entries from one on have. */
function idsFrom({ segments }: TableData, from: number | undefined, name: 'who' | 'what'): readonly Column[] {
  const ids: Column[] = []
  let first = 0
  for (const segment of segments) {
    if (from !== undefined && first + segment.count > from) ids.push(segment[name].subarray(Math.max(0, from - first)))
    first += segment.count
  }
  return ids
}

/** What a scanner knows that began at other lines and years. */
export const shifted = (state: ScanState, { lines, years }: Shift): ScanState => ({
  ...state,
  line: state.line + lines,
  year: state.year + years,
})

/** How many things a joined dictionary had once the first `count` of an added one were in it. New ones got rising ids. */
function countAfter(had: number, ids: NewIds, count: number): number {
  let most = had
  for (let i = 0; i < count; i++) most = Math.max(most, ids[i]! + 1)
  return most
}
