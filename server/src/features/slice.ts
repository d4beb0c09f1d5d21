import type { Slice, SliceParams } from '../../../shared/requests.ts'
import { entriesNear } from '../evidence/entriesNear.ts'
import { type EvidenceFile, entryText, utcOf } from '../evidence/evidenceFile.ts'
import { logAt, logsOf } from '../evidence/snapshot.ts'
import { fieldAt } from '../syntax/locate.ts'
import type { FeatureContext } from './context.ts'
import { kindsByWhat } from './failureKinds.ts'

/** Entries and characters that one slice holds at most. */
const MOST_ENTRIES = 5000
const MOST_TEXT = 4 << 20
/** Entries before and behind the line that a slice is about. */
const AROUND = 500

/** Part of a log as a text of its own: around a line, the failures alone, the entries of one identity, or those of a time. Null where there is no such log. */
export function slice(context: FeatureContext, params: SliceParams): Slice | null {
  const [first] = logsOf(context.snapshot, params.uri)
  const file = params.show.by === 'line' || params.show.by === 'identity' ? logAt(context.snapshot, params.uri, params.show.line) : first
  if (file === undefined) return null
  const chosen = choose(context, file, params)
  return chosen === undefined ? null : written(file, chosen.entries.slice(0, MOST_ENTRIES), chosen.total)
}

interface Chosen {
  readonly entries: readonly number[]
  /** How many there are of the kind. */
  readonly total: number
}

function choose({ syntax }: FeatureContext, file: EvidenceFile, { show }: SliceParams): Chosen | undefined {
  switch (show.by) {
    case 'line':
      return around(file, show.line)
    case 'failures':
      return failuresOf(file)
    case 'time':
      return within(file, Date.parse(show.from), Date.parse(show.to))
    case 'identity': {
      const field = fieldAt(syntax, file, show)
      if (field?.identity === undefined) return undefined
      const near = entriesNear(file, field.identity, utcOf(file, field.entry), MOST_ENTRIES + 1)
      return { entries: near.slice(0, MOST_ENTRIES).toSorted((a, b) => a - b), total: near.length }
    }
  }
}

function around({ table }: EvidenceFile, line: number): Chosen {
  const here = Math.max(0, table.atLine(line + 1))
  const from = Math.max(0, here - AROUND)
  const to = Math.min(table.count, here + AROUND)
  return { entries: Array.from({ length: to - from }, (_, i) => from + i), total: to - from }
}

function failuresOf({ table }: EvidenceFile): Chosen {
  const kinds = kindsByWhat(table)
  return pick(table.count, entry => kinds[table.whatId(entry)] !== undefined)
}

const within = (file: EvidenceFile, from: number, to: number): Chosen =>
  pick(file.table.count, entry => {
    const at = utcOf(file, entry)
    return at >= from && at <= to
  })

function pick(count: number, wanted: (entry: number) => boolean): Chosen {
  const entries: number[] = []
  let total = 0
  for (let entry = 0; entry < count; entry++) {
    if (!wanted(entry)) continue
    total++
    if (entries.length < MOST_ENTRIES) entries.push(entry)
  }
  return { entries, total }
}

/** The text of entries, each below the heading it needs to be read, and the line of its file that each line shows. */
function written(file: EvidenceFile, entries: readonly number[], total: number): Slice {
  const { table } = file
  let text = ''
  let heading = ''
  const lines: number[] = []
  const append = (added: string, from: number): void => {
    const whole = /[\r\n]$/.test(added) ? added : `${added}\n`
    const count = whole.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length
    for (let i = 0; i < count; i++) lines.push(from < 0 ? -1 : from + i)
    text += whole
  }
  let shown = 0
  for (const entry of entries) {
    if (text.length > MOST_TEXT) break
    const needed = table.heading(entry)
    if (needed !== heading && needed !== '') append(needed, -1)
    heading = needed
    append(entryText(file, entry), table.line(entry) - 1)
    shown++
  }
  return { text, lines, shown, total }
}
