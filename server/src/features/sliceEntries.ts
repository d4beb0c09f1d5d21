import type { SliceWish } from '../../../shared/requests.ts'
import { entriesNear } from '../evidence/entriesNear.ts'
import { type EntryRef, type EvidenceFile, itself, utcOf } from '../evidence/evidenceFile.ts'
import { countIn } from '../evidence/identityIndex.ts'
import { logAt, logsOf } from '../evidence/snapshot.ts'
import { fieldAt } from '../syntax/locate.ts'
import type { FeatureContext } from './context.ts'
import { kindsByWhat } from './failureKinds.ts'
import { ENTRIES_A_TURN, type Turns } from '../evidence/turns.ts'

/** Entries of logs, in the order in which a view shows them. */
export interface Chosen {
  readonly entries: readonly EntryRef[]
  /** How many there are of the kind; more than `entries` where there are too many to show. */
  readonly total: number
  /** The entry that they are around. */
  readonly around?: EntryRef
}

/** Entries before and behind the line that a slice is about. */
const AROUND = 500

/** The entries of part of a log: around a line, the failures alone, those of one identity, or those of a time; undefined where there is no such log. */
export function* sliceEntries(context: FeatureContext, wish: SliceWish, most: number): Turns<Chosen | undefined> {
  const { snapshot, syntax } = context
  if (wish.by === 'line' || wish.by === 'identity') {
    const file = logAt(snapshot, wish.of, wish.line)
    if (file === undefined) return undefined
    if (wish.by === 'line') return around(file, wish.line)
    const field = fieldAt(syntax, file, wish)
    if (field?.identity === undefined) return undefined
    const near = entriesNear(field.file, field.identity, utcOf(field.file, field.entry), most)
    return {
      entries: refs(
        field.file,
        near.toSorted((a, b) => a - b),
      ),
      total: countIn(field.file, field.identity),
    }
  }
  const logs = logsOf(snapshot, wish.of)
  if (logs.length === 0) return undefined
  const parts: Chosen[] = []
  for (const log of logs) parts.push(yield* pick(log, wantedIn(log, wish), most))
  return { entries: parts.flatMap(({ entries }) => entries).slice(0, most), total: parts.reduce((sum, { total }) => sum + total, 0) }
}

function around(file: EvidenceFile, line: number): Chosen {
  const { table } = file
  const here = Math.max(0, table.atLine(line + 1))
  const from = Math.max(0, here - AROUND)
  const to = Math.min(table.count, here + AROUND)
  return {
    entries: refs(
      file,
      Array.from({ length: to - from }, (_, i) => from + i),
    ),
    total: to - from,
    around: itself({ file, entry: here }),
  }
}

const refs = (file: EvidenceFile, entries: readonly number[]): readonly EntryRef[] => entries.map(entry => itself({ file, entry }))

type Wanted = (entry: number) => boolean

function wantedIn(file: EvidenceFile, wish: SliceWish & { readonly by: 'failures' | 'time' }): Wanted {
  if (wish.by === 'failures') {
    const kinds = kindsByWhat(file.table)
    return entry => kinds[file.table.whatId(entry)] !== undefined
  }
  const [from, to] = [Date.parse(wish.from), Date.parse(wish.to)]
  return entry => {
    const at = utcOf(file, entry)
    return at >= from && at <= to
  }
}

function* pick(file: EvidenceFile, wanted: Wanted, most: number): Turns<Chosen> {
  const entries: number[] = []
  let total = 0
  for (let entry = 0; entry < file.table.count; entry++) {
    if (entry % ENTRIES_A_TURN === 0) yield
    if (!wanted(entry)) continue
    total++
    if (entries.length < most) entries.push(entry)
  }
  return { entries: refs(file, entries), total }
}
