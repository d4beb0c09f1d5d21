import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { entriesNear } from '../evidence/entriesNear.ts'
import { countIn, filesSharing } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { type Identity, identityText } from '../model/identity.ts'
import type { Located } from '../syntax/locate.ts'
import { entryTitle } from './entryTitle.ts'
import { code, escaped, lineLink, shortened } from './markdown.ts'

const MOST_FILES = 6

/** How many entries share an identity, in which files, and the nearest in time of each file: paragraphs of Markdown. */
export function sharing(snapshot: Snapshot, field: Located): readonly string[] {
  if (field.identity === undefined) return []
  const { identity } = field
  const counts = filesSharing(snapshot, identity, field.file)
    .map(file => ({ file, count: countIn(file, identity) }))
    .filter(({ count }) => count > 0)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const name = code(shortened(identityText(identity)))
  if (total <= 1) return [`No other entry names ${name}.`]
  const lines = counts
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_FILES)
    .map(({ file, count }) => `- ${count} in ${fileLine(file, field, identity)}`)
  const more = counts.length > MOST_FILES ? [`- and ${counts.length - MOST_FILES} more files`] : []
  return [`${total} entries share ${name}:\n\n${[...lines, ...more].join('\n')}`]
}

function fileLine(file: EvidenceFile, field: Located, identity: Identity): string {
  const name = file.uri === field.file.uri ? 'this file' : escaped(file.path)
  const near = nearest(file, field, identity)
  if (near === undefined) return name
  const link = lineLink(`line ${file.table.line(near)}`, file.uri, file.table.line(near))
  const apart = (utcOf(file, near) - utcOf(field.file, field.entry)) / 1000
  const when = Number.isNaN(apart) ? 'first' : `nearest, ${secondsText(apart)}`
  return `${name}; ${when}: ${link} ${escaped(shortened(entryTitle(file, near)))}`
}

/** The other entry of a file that names the identity nearest in time; the first one where times do not compare. */
function nearest(file: EvidenceFile, field: Located, identity: Identity): number | undefined {
  const near = entriesNear(file, identity, utcOf(field.file, field.entry), 2)
  return near.find(entry => file.uri !== field.file.uri || entry !== field.entry)
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
