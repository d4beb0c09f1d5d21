import type { ViewText } from '../../../shared/requests.ts'
import { type EntryRef, entryText, type EvidenceFile } from '../evidence/evidenceFile.ts'
import type { Layout } from '../evidence/layout.ts'
import { pickedTable } from '../evidence/pickedTable.ts'
import type { View } from '../evidence/snapshot.ts'
import { ENTRIES_A_TURN, type Turns } from '../evidence/turns.ts'
import type { Chosen } from './sliceEntries.ts'

/** A view with the text in which its entries stand. */
export interface WrittenView extends ViewText, View {}

/** How entries are written in a view. */
export interface Style {
  readonly language: string
  readonly layout: Layout
  /** What stands above all entries. */
  readonly title: readonly string[]
  /** What stands before an entry, in its row. */
  readonly tag: (ref: EntryRef) => string
  /** Whether rows without names of their own stand below the heading that names them. */
  readonly headings: boolean
}

/** Characters that a view holds at most. */
const MOST_TEXT = 4 << 20
/** Entries that are written between two turns: some milliseconds. */
const A_TURN = ENTRIES_A_TURN >> 9

/** Where the entries of one log stand in the view. Lines are 1-based. */
interface Standing {
  readonly entries: number[]
  readonly lines: number[]
  readonly ends: number[]
  readonly indents: number[]
}

/** Writes entries below each other and remembers where each one stands. What is cut off is said in the last row. */
export function* writeView(uri: string, { entries, total, around }: Chosen, style: Style): Turns<WrittenView> {
  const rows = [...style.title]
  const standing = new Map<EvidenceFile, Standing>()
  let heading = ''
  let length = 0
  let shown = 0
  let here: number | undefined
  for (const ref of entries) {
    if (shown % A_TURN === 0) yield
    if (length > MOST_TEXT) break
    const needed = style.headings ? ref.file.table.heading(ref.entry) : ''
    if (needed !== heading && needed !== '') rows.push(...needed.split(/\r\n|\n|\r/).filter(row => row !== ''))
    heading = needed
    const tag = style.tag(ref).replaceAll(/[\r\n]/g, ' ')
    const [first = '', ...more] = style.layout(entryText(ref.file, ref.entry)).rows
    const at = standing.get(ref.file) ?? { entries: [], lines: [], ends: [], indents: [] }
    standing.set(ref.file, at)
    at.entries.push(ref.entry)
    if (around?.file === ref.file && around.entry === ref.entry) here = rows.length
    at.lines.push(rows.length + 1)
    at.indents.push(tag.length)
    rows.push(tag + first, ...more)
    at.ends.push(rows.length)
    length += more.reduce((sum, row) => sum + row.length, tag.length + first.length)
    shown++
  }
  if (shown < total) rows.push(`… cut at ${shown.toLocaleString('en')} of ${total.toLocaleString('en')} entries`)
  const logs = [...standing].map(([log, at]) => logIn(uri, log, at, style.layout))
  return {
    uri,
    logs,
    language: style.language,
    text: rows.map(row => `${row}\n`).join(''),
    shown,
    total,
    ...(here === undefined ? {} : { at: here }),
  }
}

function logIn(uri: string, log: EvidenceFile, { entries, lines, ends, indents }: Standing, layout: Layout): EvidenceFile {
  const { lines: _, ...rest } = log
  return { ...rest, uri, table: pickedTable(log.table, entries, lines), shown: { log, entries, ends, indents, layout } }
}
