import { type Identity, identityKey, ROLE_LOGGER, sameIdentity, shortHost } from '../model/identity.ts'
import { logonIdOf } from '../model/logonSession.ts'
import type { What } from '../model/entry.ts'
import type { Column } from './columns.ts'
import type { EntryTable } from './entryTable.ts'
import type { Segment } from './entryColumns.ts'
import type { EntryRef, EvidenceFile } from './evidenceFile.ts'
import { identityAt, identityCount, identityEntries } from './identities.ts'
import type { Snapshot } from './snapshot.ts'
import { cellOf } from './tuples.ts'

/**
 * Which entries share an identity. There is no index beside the files' own dictionaries: a file that goes takes its part of the index with it. Looking one
 * identity up costs its spellings in each dictionary and one pass over a column.
 */

/** A process or session that a file names without a host belongs to the machine of the file. */
export function located(identity: Identity, file: EvidenceFile): Identity {
  const needsHost = (identity.kind === 'process' || identity.kind === 'session') && identity.host === ''
  return needsHost && file.host !== undefined ? { ...identity, host: file.host.name } : identity
}

const keysOf = new WeakMap<EntryTable['data']['identities'], ReadonlyMap<string, readonly number[]>>()

/** Per dictionary: identity key → ids of the identities with that key. Built on first use. */
function idsByKey(table: EntryTable): ReadonlyMap<string, readonly number[]> {
  const known = keysOf.get(table.data.identities)
  if (known !== undefined) return known
  const ids = new Map<string, number[]>()
  for (const [id, identity] of identityEntries(table.data.identities)) {
    const key = identityKey(identity)
    const list = ids.get(key)
    if (list === undefined) ids.set(key, [id])
    else list.push(id)
  }
  keysOf.set(table.data.identities, ids)
  return ids
}

/** The ids under which a file knows an identity. */
export function idsOf(file: EvidenceFile, identity: Identity): ReadonlySet<number> {
  const candidates = idsByKey(file.table).get(identityKey(identity)) ?? []
  return new Set(candidates.filter(id => sameIdentity(located(identityAt(file.table.data.identities, id)!, file), identity)))
}

/** How a file names an identity. */
export interface Naming {
  /** By who-tuple, whether it names the identity; for a Windows logon session, whether it is of the machine. */
  readonly marks: Uint8Array
  /** By id of an identity, whether it is the session that is asked for. */
  readonly sessions?: Uint8Array
  readonly logonId?: number
}

interface Marked {
  readonly identity: Identity
  readonly naming: Naming | undefined
}

/** What a file was asked for last: one question asks several times. */
const lastMarked = new WeakMap<EvidenceFile, Marked>()

/** How a file names an identity; undefined where it never does. */
export function namingOf(file: EvidenceFile, identity: Identity): Naming | undefined {
  const logonId = logonIdOf(identity)
  if (logonId !== undefined) return logonNaming(file, identity, logonId)
  let marked = lastMarked.get(file)
  if (marked?.identity !== identity) {
    marked = { identity, naming: markTuples(file, identity) }
    lastMarked.set(file, marked)
  }
  return marked.naming
}

function markTuples(file: EvidenceFile, identity: Identity): Naming | undefined {
  const ids = idsOf(file, identity)
  if (ids.size === 0) return undefined
  const { who, identities } = file.table.data
  const wanted = new Uint8Array(identityCount(identities))
  for (const id of ids) wanted[id] = 1
  const marks = new Uint8Array(who.counts.length)
  for (const column of who.columns) if (column !== undefined) markColumn(marks, column, wanted)
  return identity.kind === 'session' ? { marks, sessions: wanted } : { marks }
}

function markColumn(marks: Uint8Array, column: Column, wanted: Uint8Array): void {
  for (let tuple = 0; tuple < column.length; tuple++) marks[tuple]! |= wanted[column[tuple]!]!
}

/** Goes by the entries that the machine of a logon session wrote: an id means nothing on another. */
function logonNaming(file: EvidenceFile, session: Identity, logonId: number): Naming | undefined {
  if (file.table.data.segments.every(({ logon }) => logon === undefined)) return undefined
  const host = session.kind === 'session' ? session.host : ''
  const { identities, who } = file.table.data
  const marks = Uint8Array.from(who.counts, (_, tuple) => {
    const logger = identityAt(identities, cellOf(who, tuple, ROLE_LOGGER))
    const name = logger?.kind === 'host' ? logger.name : (file.host?.name ?? '')
    return Number(shortHost(name) === shortHost(host))
  })
  return { marks, logonId }
}

/** Whether the i-th entry of a segment names the identity. */
export const isNamed = ({ marks, sessions, logonId }: Naming, segment: Segment, i: number): boolean =>
  marks[segment.who[i]!] === 1 ? logonId === undefined || segment.logon?.[i] === logonId : sessions?.[segment.session?.[i] ?? 0] === 1

/** How many entries of a file name an identity. */
export function countIn(file: EvidenceFile, identity: Identity): number {
  if (identity.kind === 'session') return entriesIn(file, identity).length
  const naming = namingOf(file, identity)
  if (naming === undefined) return 0
  const { counts } = file.table.data.who
  let sum = 0
  for (let tuple = 0; tuple < counts.length; tuple++) if (naming.marks[tuple] === 1) sum += counts[tuple]!
  return sum
}

/** Which of the entries that name an identity are wanted: those from `from` up to `to` (exclusive), at most `most`, of which what they say holds. */
export interface Wanted {
  readonly most?: number
  readonly from?: number
  readonly to?: number
  readonly says?: (what: What) => boolean
}

/** The entries of a file that name an identity, in file order. */
export function entriesIn(file: EvidenceFile, identity: Identity, wanted: Wanted = {}): number[] {
  const { most = Number.POSITIVE_INFINITY, from = 0, to = file.table.count, says } = wanted
  const naming = namingOf(file, identity)
  const found: number[] = []
  if (naming === undefined) return found
  const said = says === undefined ? undefined : Array.from(file.table.data.what.counts.keys(), id => says(file.table.whatOf(id)))
  let first = 0
  for (const segment of file.table.data.segments) {
    const end = Math.min(segment.count, to - first)
    for (let i = Math.max(0, from - first); i < end; i++) {
      if (!isNamed(naming, segment, i) || said?.[segment.what[i]!] === false) continue
      found.push(first + i)
      if (found.length >= most) return found
    }
    first += segment.count
  }
  return found
}

/** Every entry of the snapshot that names an identity, file by file. */
export function entriesWith(snapshot: Snapshot, identity: Identity): EntryRef[] {
  return snapshot.files.flatMap(file => entriesIn(file, identity).map(entry => ({ file, entry })))
}

/** The files in which an identity that a file names can be named again: a PID or session of nobody knows which machine means something in its own file only. */
export function filesSharing(snapshot: Snapshot, identity: Identity, file: EvidenceFile): readonly EvidenceFile[] {
  const homeless = (identity.kind === 'process' || identity.kind === 'session') && identity.host === ''
  return homeless ? [file] : snapshot.files
}
