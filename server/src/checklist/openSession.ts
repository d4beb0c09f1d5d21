import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { shortHost } from '../model/identity.ts'
import { entriesWhere, userMarks, whatMarks } from './columns.ts'
import { hostKey } from './observations.ts'
import type { User } from './subject.ts'

/** A terminal session of the user that was opened or disconnected, and of which no end is written on the same machine (step S06). */
export interface OpenSession {
  readonly ref: EntryRef
  readonly host: string
  readonly at: number
  /** As its machine numbers it; '' where nothing says. */
  readonly id: string
}

const REMOTE_DESKTOP = 10
const DISCONNECTED = new Set(['683', '4779'])
const ENDED = new Set(['538', '551', '4634', '4647', '682', '4778'])
const STARTS = new Set(['512', '4608'])

/** The sessions that are left open, one for each machine, the oldest first. */
export function openSessions(snapshot: Snapshot, user: User): OpenSession[] {
  const events = snapshot.files.flatMap(file => {
    const marks = whatMarks(file.table, what => what.logonType === REMOTE_DESKTOP || DISCONNECTED.has(what.code) || ENDED.has(what.code))
    return entriesWhere(file.table, userMarks(file, user), marks).map(entry => {
      const { who, what } = file.table.read(entry)
      const host = hostKey(who.logger) || shortHost(file.host?.name ?? '')
      const id = who.session?.kind === 'session' ? who.session.id : ''
      return { ref: { file, entry }, host, id, at: utcOf(file, entry), opens: opens(what.code, what.outcome) }
    })
  })
  const latest = new Map<string, (typeof events)[number]>()
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const before = latest.get(event.host)
    if (event.opens === undefined) continue
    // The end of one session does not end another: a logoff counts for the session it names.
    if (event.opens || before === undefined || before.id === '' || event.id === '' || before.id === event.id) latest.set(event.host, event)
  }
  return [...latest.values()]
    .filter(event => event.opens === true && !wasRestarted(snapshot, event.host, event.at))
    .map(({ ref, host, id, at }) => ({ ref, host, id, at }))
    .toSorted((a, b) => a.at - b.at)
}

/** Whether an event leaves a session open; undefined where it says neither. */
function opens(code: string, outcome: string): boolean | undefined {
  if (DISCONNECTED.has(code)) return true
  if (ENDED.has(code)) return false
  return outcome === 'success' ? true : undefined
}

/** No session outlives a restart of its machine. */
function wasRestarted(snapshot: Snapshot, host: string, after: number): boolean {
  return snapshot.files.some(file => {
    const marks = whatMarks(file.table, ({ code }) => STARTS.has(code))
    if (marks === undefined) return false
    const all = new Uint8Array(file.table.data.who.counts.length).fill(1)
    return entriesWhere(file.table, all, marks).some(
      entry => (hostKey(file.table.who(entry).logger) || shortHost(file.host?.name ?? '')) === host && utcOf(file, entry) > after,
    )
  })
}
