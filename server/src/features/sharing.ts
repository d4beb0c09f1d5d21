import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { countIn, entriesIn } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { type Identity, identityText } from '../model/identity.ts'
import type { Located } from '../syntax/locate.ts'
import { entryTitle } from './entryTitle.ts'
import { code, escaped, lineLink } from './markdown.ts'

const MOST_FILES = 6
/** Entries of another file looked through for the nearest in time. */
const MOST_ENTRIES = 50_000

/** How many entries share an identity, in which files, and the nearest in time of each other file: paragraphs of Markdown. */
export function sharing(snapshot: Snapshot, field: Located): readonly string[] {
  if (field.identity === undefined) return []
  const { identity } = field
  const counts = snapshot.files.map(file => ({ file, count: countIn(file, identity) })).filter(({ count }) => count > 0)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total <= 1) return [`No other entry names ${code(identityText(identity))}.`]
  const lines = counts
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_FILES)
    .map(({ file, count }) => `- ${count} in ${fileLine(file, field, identity)}`)
  const more = counts.length > MOST_FILES ? [`- and ${counts.length - MOST_FILES} more files`] : []
  return [`${total} entries share ${code(identityText(identity))}:\n\n${[...lines, ...more].join('\n')}`]
}

function fileLine(file: EvidenceFile, field: Located, identity: Identity): string {
  const name = file.uri === field.file.uri ? 'this file' : escaped(file.path)
  const near = nearest(file, field, identity)
  if (near === undefined) return name
  const link = lineLink(`line ${file.table.line(near.entry)}`, file.uri, file.table.line(near.entry))
  const apart = (utcOf(file, near.entry) - utcOf(field.file, field.entry)) / 1000
  const when = Number.isNaN(apart) ? 'first' : `nearest, ${secondsText(apart)}`
  return `${name}; ${when}: ${link} ${escaped(entryTitle(file, near.entry))}`
}

/** The other entry of a file that names the identity nearest in time; the first one where times do not compare. */
function nearest(file: EvidenceFile, field: Located, identity: Identity): EntryRef | undefined {
  const moment = utcOf(field.file, field.entry)
  let best: number | undefined
  let distance = Number.POSITIVE_INFINITY
  for (const entry of entriesIn(file, identity, MOST_ENTRIES)) {
    if (file.uri === field.file.uri && entry === field.entry) continue
    const apart = Math.abs(utcOf(file, entry) - moment)
    if (best === undefined || apart < distance) {
      best = entry
      distance = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart
    }
  }
  return best === undefined ? undefined : { file, entry: best }
}

/** `2 s later`, `3 min earlier`. */
export function secondsText(seconds: number): string {
  const size = Math.abs(seconds)
  if (size < 0.05) return 'the same moment'
  const direction = seconds < 0 ? 'earlier' : 'later'
  if (size < 120) return `${Number(size.toFixed(1))} s ${direction}`
  if (size < 7200) return `${Math.round(size / 60)} min ${direction}`
  return size < 172_800 ? `${Math.round(size / 3600)} h ${direction}` : `${Math.round(size / 86_400)} days ${direction}`
}
