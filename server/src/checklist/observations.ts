import { type EntryRef, type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { What } from '../model/entry.ts'
import { type Identity, shortHost, type Who } from '../model/identity.ts'
import { eachEntry, userMarks, whatMarks } from './columns.ts'
import { distanceFromClient } from '../model/distance.ts'
import type { User } from './subject.ts'

/** One row that says the subject was refused or locked out, before rows of one attempt are merged. */
export interface Observation extends EntryRef {
  /** UTC milliseconds by the file's clock, less what its machine is ahead of the others. */
  readonly at: number
  /** Without the logon session, which is nearly every time another. */
  readonly who: Who
  readonly what: What
  readonly class: 'bad-password' | 'locked-out' | 'lockout'
  /** The machine that wrote it, short and lower case; '' where nothing says. */
  readonly logger: string
  /** How far from the client the row was written: 0 where the logon was asked for, 1 a protocol log, 2 who judged it, 3 who heard of it. */
  readonly distance: number
}

/** What the subject's refused attempts and lockouts left in the logs, in order of time. Other classes are no attempts (DOMAIN.md 1.2, 4.1). */
export function observe(snapshot: Snapshot, user: User): Observation[] {
  return snapshot.files.flatMap(file => observeFile(file, user)).toSorted(byTime)
}

export const byTime = (a: { readonly at: number }, b: { readonly at: number }): number => a.at - b.at

function observeFile(file: EvidenceFile, user: User): Observation[] {
  const { table } = file
  const judged = whatMarks(table, isJudged)
  if (judged === undefined) return []
  const found: Observation[] = []
  eachEntry(table, userMarks(file, user), judged, (entry, whoId, whatId) => {
    const at = utcOf(file, entry)
    if (Number.isFinite(at)) found.push(observation(file, entry, at, table.whoOf(whoId), table.whatOf(whatId)))
  })
  return found
}

const isJudged = (what: What): boolean =>
  what.class === 'lockout' || ((what.class === 'bad-password' || what.class === 'locked-out') && what.outcome === 'failure')

function observation(file: EvidenceFile, entry: number, at: number, who: Who, what: What): Observation {
  return {
    file,
    entry,
    at,
    who,
    what,
    class: what.class as Observation['class'],
    logger: hostKey(who.logger) || shortHost(file.host?.name ?? ''),
    distance: distanceFromClient(who, what),
  }
}

/** A machine by its short lower-case name; '' where the identity is none. */
export function hostKey(identity: Identity | undefined): string {
  if (identity?.kind === 'host') return shortHost(identity.name)
  return identity?.kind === 'ip' ? identity.address : ''
}

/** The machine whose account asked for the logon (`EXCHSRV01$`); '' where no machine account did. */
export function callingHost(who: Who): string {
  const { caller } = who
  return caller?.kind === 'user' && caller.name.endsWith('$') ? shortHost(caller.name.slice(0, -1)) : ''
}
