import type { TimelineWish, ViewWish } from '../../../shared/requests.ts'
import { TIMELINE_LANGUAGE } from '../../../shared/requests.ts'
import { assumptions, isoOf } from '../evidence/clock.ts'
import { endLine, type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import { asWritten, inOneRow } from '../evidence/layout.ts'
import type { Investigate } from './callHierarchy.ts'
import type { FeatureContext } from './context.ts'
import { entryTitle } from './entryTitle.ts'
import { shortened } from './markdown.ts'
import { type Chosen, sliceEntries } from './sliceEntries.ts'
import { timelineEntries } from './timelineEntries.ts'
import type { Turns } from '../evidence/turns.ts'
import { type Style, writeView, type WrittenView } from './viewText.ts'

/** Entries that one view holds at most. */
const MOST_ENTRIES = 5000

/** The document that shows what is wished for: part of a log, or the entries of a case from all logs. Undefined where there is nothing to show. */
export function* view(context: FeatureContext, uri: string, wish: ViewWish, investigate: Investigate): Turns<WrittenView | undefined> {
  if (wish.by === 'case') {
    const investigation = yield* investigate(context.snapshot, wish.user)
    const chosen = yield* timelineEntries(context, wish, investigation, MOST_ENTRIES)
    return chosen.total === 0 ? undefined : yield* writeView(uri, chosen, timelineStyle(wish, investigation.subject.user, chosen))
  }
  const chosen = yield* sliceEntries(context, wish, MOST_ENTRIES)
  return chosen === undefined ? undefined : yield* writeView(uri, chosen, sliceStyle(chosen))
}

/** Word for word below the headings that are needed. */
const sliceStyle = ({ entries }: Chosen): Style => ({
  language: entries[0]?.file.format.language ?? 'plaintext',
  layout: asWritten,
  title: [],
  tag: () => '',
  headings: true,
})

/** One row for each entry: when it was, by corrected clocks; where it stands; what it is, where it takes several lines to say so; and the entry. */
function timelineStyle(wish: TimelineWish, user: string, { entries }: Chosen): Style {
  const logs = new Set(entries.map(({ file }) => file)).size
  const places = entries.map(placeOf)
  const widest = Math.min(WIDEST_PLACE, Math.max(...places.map(({ length }) => length)))
  const about = wish.show.length > 0 && user !== '' ? `The case of ${user}` : 'Related entries'
  return {
    language: TIMELINE_LANGUAGE,
    layout: inOneRow,
    title: [
      `# ${about}, in order of corrected time (UTC${entries.some(isAssumed) ? '; ? where a clock is assumed' : ''}), from ${logs === 1 ? '1 log' : `${logs} logs`}`,
    ],
    tag: ref => `${timeOf(ref)}  ${placeOf(ref).padEnd(widest)}  ${titleOf(ref)}`,
    headings: false,
  }
}

const WIDEST_PLACE = 48
const NO_TIME = 'no time'.padEnd('2006-09-12T22:05:12.000Z '.length)

const placeOf = ({ file, entry }: EntryRef): string => `${file.path}:${file.table.line(entry)}`

const isAssumed = ({ file }: EntryRef): boolean => assumptions(file.clock).length > 0

function timeOf(ref: EntryRef): string {
  const iso = isoOf(utcOf(ref.file, ref.entry))
  return iso === undefined ? NO_TIME : `${iso}${isAssumed(ref) ? '?' : ' '}`
}

/** An entry of one line tells at its beginning what it is; of several lines nobody could see it in one row. */
const titleOf = ({ file, entry }: EntryRef): string =>
  endLine(file, entry) === file.table.line(entry) ? '' : `[${shortened(entryTitle(file, entry))}] `
