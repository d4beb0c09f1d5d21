import type { Investigation } from '../../../shared/investigation.ts'
import { entriesNear } from '../evidence/entriesNear.ts'
import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import { entriesIn, located } from '../evidence/identityIndex.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { distanceFromClient } from '../model/distance.ts'
import type { Identity } from '../model/identity.ts'
import type { What } from '../model/entry.ts'
import { failureKind } from './failureKinds.ts'
import { processAt } from './processes.ts'
import { inTimeOrder } from './timeOrder.ts'

/** An entry that another one leads to, and why, as a phrase. */
export interface Hop {
  readonly ref: EntryRef
  readonly because: string
}

/** Rows of one attempt are at most this far apart, milliseconds (DOMAIN.md 4.1). */
const ONE_ATTEMPT = 2000
/** Attempts before a lockout that may have brought it about: the longest common observation window. Milliseconds. */
const COUNTED = 30 * 60_000
/** Hops shown from one entry to others of one kind. */
const MOST = 50

/**
 * What led to an entry, nearest to it first: to a lockout the refused sign-ins before it; to a refused sign-in what other machines nearer to the client wrote of
 * it, the connection the checklist matched it with, and the process that asked; to that, nothing more: there is the client.
 */
export function causesOf(snapshot: Snapshot, investigation: Investigation | undefined, ref: EntryRef): readonly Hop[] {
  const kind = failureKind(whatOf(ref))
  if (kind === 'lockout') return refusalsBefore(snapshot, ref)
  if (kind === undefined) return []
  const told = sameAttempt(snapshot, ref).filter(other => distance(other) < distance(ref))
  return [
    ...told.map(other => ({ ref: other, because: 'the same attempt, one hop nearer to the client' })),
    ...session(snapshot, investigation, ref),
    ...process(snapshot, ref),
  ]
}

/** What came of an entry: of a connection the attempts matched with it, of a refused sign-in its traces farther from the client and the lockout after it. */
export function effectsOf(snapshot: Snapshot, investigation: Investigation | undefined, ref: EntryRef): readonly Hop[] {
  const kind = failureKind(whatOf(ref))
  if (kind === 'lockout') return []
  if (kind !== undefined) {
    const told = sameAttempt(snapshot, ref).filter(other => distance(other) > distance(ref))
    return [
      ...told.map(other => ({ ref: other, because: 'the same attempt, one hop farther from the client' })),
      ...lockoutAfter(snapshot, ref),
    ]
  }
  const asked = askedBy(snapshot, ref)
  return asked.length > 0 ? asked : attemptsOf(snapshot, investigation, ref)
}

const whatOf = ({ file, entry }: EntryRef): What => file.table.what(entry)
const userOf = ({ file, entry }: EntryRef): Identity | undefined => file.table.who(entry).user

const distance = ({ file, entry }: EntryRef): number => distanceFromClient(file.table.who(entry), file.table.what(entry))

function sameAttempt(snapshot: Snapshot, ref: EntryRef): readonly EntryRef[] {
  const user = userOf(ref)
  const at = utcOf(ref.file, ref.entry)
  const kind = failureKind(whatOf(ref))
  if (user === undefined || Number.isNaN(at)) return []
  return near(snapshot, user, at, 8)
    .filter(other => !(other.file === ref.file && other.entry === ref.entry) && failureKind(whatOf(other)) === kind)
    .filter(other => Math.abs(utcOf(other.file, other.entry) - at) <= ONE_ATTEMPT && codeOf(other) !== codeOf(ref))
    .toSorted((a, b) => distance(a) - distance(b))
}

/** One machine writes one kind of row for one attempt. */
const codeOf = ({ file, entry }: EntryRef): string => `${file.path} ${file.table.what(entry).code}`

const near = (snapshot: Snapshot, identity: Identity, at: number, most: number): readonly EntryRef[] =>
  snapshot.files.flatMap(file => entriesNear(file, identity, at, most).map(entry => ({ file, entry })))

function refusalsBefore(snapshot: Snapshot, lockout: EntryRef): readonly Hop[] {
  const user = userOf(lockout)
  const at = utcOf(lockout.file, lockout.entry)
  if (user === undefined || Number.isNaN(at)) return []
  const counted = refusals(snapshot, user, what => failureKind(what) === 'bad-password').filter(({ file, entry }) => {
    const before = at - utcOf(file, entry)
    return before >= -ONE_ATTEMPT && before <= COUNTED
  })
  return inTimeOrder(counted)
    .toReversed()
    .slice(0, MOST)
    .map(ref => ({ ref, because: 'a wrong password before the lockout' }))
}

function lockoutAfter(snapshot: Snapshot, ref: EntryRef): readonly Hop[] {
  const user = userOf(ref)
  const at = utcOf(ref.file, ref.entry)
  if (user === undefined || Number.isNaN(at)) return []
  const after = refusals(snapshot, user, what => failureKind(what) === 'lockout').filter(({ file, entry }) => {
    const later = utcOf(file, entry) - at
    return later >= -ONE_ATTEMPT && later <= COUNTED
  })
  return inTimeOrder(after)
    .slice(0, 1)
    .map(lockout => ({ ref: lockout, because: 'the next lockout of the account' }))
}

const refusals = (snapshot: Snapshot, user: Identity, says: (what: What) => boolean): readonly EntryRef[] =>
  snapshot.files.flatMap(file => entriesIn(file, user, { says }).map(entry => ({ file, entry })))

function process(snapshot: Snapshot, ref: EntryRef): readonly Hop[] {
  const named = ref.file.table.who(ref.entry).process
  if (named?.kind !== 'process' || named.pid === 0) return []
  const found = processAt(snapshot, located(named, ref.file) as typeof named, ref)
  return found === undefined || found.how === 'stated' ? [] : [{ ref: found.ref, because: 'the process that asked for the sign-in' }]
}

/** The refused sign-ins that a process asked for, where the entry tells what a process is. */
function askedBy(snapshot: Snapshot, ref: EntryRef): readonly Hop[] {
  const { process: named } = ref.file.table.who(ref.entry)
  if (named?.kind !== 'process' || whatOf(ref).image === undefined) return []
  return inTimeOrder(refusals(snapshot, located(named, ref.file), what => failureKind(what) !== undefined))
    .slice(0, MOST)
    .map(asked => ({ ref: asked, because: 'a refused sign-in that the process asked for' }))
}

/** The connection of a named client that the checklist matched with an attempt. */
function session(snapshot: Snapshot, investigation: Investigation | undefined, ref: EntryRef): readonly Hop[] {
  const rows = [ref, ...sameAttempt(snapshot, ref)]
  return (investigation?.culprits ?? []).flatMap(({ pairs = [], value, protocol = 'unknown' }) => {
    const pair = pairs.find(({ attempt }) => rows.some(row => isAt(row, attempt)))
    const found = pair && entryOf(snapshot, pair.session)
    return found === undefined ? [] : [{ ref: found, because: `the ${protocol.toUpperCase()} connection of ${value} at that moment` }]
  })
}

function attemptsOf(snapshot: Snapshot, investigation: Investigation | undefined, ref: EntryRef): readonly Hop[] {
  const pairs = (investigation?.culprits ?? []).flatMap(culprit => culprit.pairs ?? []).filter(pair => isAt(ref, pair.session))
  return pairs.slice(0, MOST).flatMap(({ attempt }) => {
    const found = entryOf(snapshot, attempt)
    return found === undefined ? [] : [{ ref: found, because: 'the refused sign-in matched with this connection' }]
  })
}

interface Place {
  readonly path: string
  readonly line: number
}

const isAt = ({ file, entry }: EntryRef, { path, line }: Place): boolean => file.path === path && file.table.line(entry) === line

/** The entry at a place that an investigation names. */
export function entryOf(snapshot: Snapshot, { path, line }: Place): EntryRef | undefined {
  const holds = (file: EvidenceFile): boolean =>
    file.path === path && (file.lines === undefined || (file.lines.from < line && line <= file.lines.to))
  const file = snapshot.files.find(holds)
  const entry = file?.table.atLine(line) ?? -1
  return file === undefined || entry < 0 ? undefined : { file, entry }
}
