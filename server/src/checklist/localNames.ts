import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { sameIdentity, shortHost } from '../model/identity.ts'
import { eachEntry, entriesWhere, userMarks, whatMarks, whoMarks } from './columns.ts'
import { tally } from './grouping.ts'
import { hostKey } from './observations.ts'
import { hasNear } from './skew.ts'
import type { User } from './subject.ts'

/** What tells of scheduled tasks: their history, and their making and changing in the Security log. */
const TASK_EVENTS = new Set(['100', '101', '102', '103', '106', '107', '110', '111', '140', '602', '4698', '4702'])
/** A row this near a failure, milliseconds, tells of the same start. */
const NEAR = 5000

/** The name of the task or service on a machine that runs as the user: of those that other logs name, the one told of in the seconds of the failures (ms, in order), else the only one. */
export function localName(snapshot: Snapshot, user: User, kind: 'task' | 'service', host: string, failures: readonly number[]): string {
  const near: string[] = []
  const all: string[] = []
  for (const file of snapshot.files) {
    const { table } = file
    const own = shortHost(file.host?.name ?? '')
    const theirs = whoMarks(table, ({ user: named, caller, logger }) => {
      const isTheirs = [named, caller].some(one => one !== undefined && sameIdentity(one, user))
      return isTheirs && (hostKey(logger) || own) === host
    })
    const naming = whatMarks(table, what => nameIn(what, kind) !== '')
    eachEntry(table, theirs, naming, (entry, _whoId, whatId) => {
      const name = nameIn(table.whatOf(whatId), kind)
      const at = utcOf(file, entry)
      all.push(name)
      if (hasNear(failures, at, NEAR)) near.push(name)
    })
  }
  const [most] = tally(near)
  if (most !== undefined) return most[0]
  const [only = '', ...more] = new Set(all)
  return more.length === 0 ? only : ''
}

function nameIn(what: { readonly code: string; readonly services?: string; readonly detail?: string }, kind: 'task' | 'service'): string {
  if (kind === 'task') return TASK_EVENTS.has(what.code) ? (what.detail ?? '').replace(/^\\/, '') : ''
  const { services = '' } = what
  return /[,;]/.test(services) ? '' : services.trim()
}

/** A row that says that a task or service of the user could not log on. */
export interface LocalRefusal {
  readonly at: number
  readonly host: string
  readonly kind: 'task' | 'service'
  readonly ref: EntryRef
}

const REFUSED_TASKS = new Set(['101', '104'])
const REFUSED_SERVICES = new Set(['7000', '7038'])

/** What the System log and the history of tasks say of the user's tasks and services that could not start, in order of time. */
export function localRefusals(snapshot: Snapshot, user: User): LocalRefusal[] {
  return snapshot.files
    .flatMap(file => {
      const own = shortHost(file.host?.name ?? '')
      const refused = whatMarks(file.table, ({ code, detail, services }) =>
        REFUSED_TASKS.has(code) ? detail !== undefined : REFUSED_SERVICES.has(code) && services !== undefined,
      )
      return entriesWhere(file.table, userMarks(file, user), refused).map((entry): LocalRefusal => {
        const { who, what } = file.table.read(entry)
        return {
          at: utcOf(file, entry),
          host: hostKey(who.logger) || own,
          kind: REFUSED_TASKS.has(what.code) ? 'task' : 'service',
          ref: { file, entry },
        }
      })
    })
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((a, b) => a.at - b.at)
}
