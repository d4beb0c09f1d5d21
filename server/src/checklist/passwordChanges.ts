import { type EntryRef, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import { entriesWhere, userMarks, whatMarks } from './columns.ts'
import type { User } from './subject.ts'

/** One time that the subject's password was changed or set (step S18). A fact of the investigator has no row. */
export interface PasswordChange {
  readonly at: number
  readonly ref: EntryRef | undefined
}

/** 627 and its companion 642, on one controller and another, are one change. */
const ONE_CHANGE = 60_000

/** The changes in order of time; attempts to change that failed are none. */
export function passwordChangesOf(snapshot: Snapshot, user: User): PasswordChange[] {
  const written = snapshot.files.flatMap(file => {
    const changes = whatMarks(file.table, what => what.class === 'password-change' && what.outcome !== 'failure')
    if (changes === undefined) return []
    return entriesWhere(file.table, userMarks(file, user), changes).map(entry => ({ at: utcOf(file, entry), ref: { file, entry } }))
  })
  const told = (snapshot.case.facts ?? [])
    .filter(fact => fact.kind === 'password-changed' && sameName(fact.user, user.name))
    .map(fact => ({ at: Date.parse(fact.at ?? ''), ref: undefined }))
  const all = [...written, ...told].filter(({ at }) => Number.isFinite(at)).toSorted((a, b) => a.at - b.at)
  return all.filter(({ at }, i) => i === 0 || at - all[i - 1]!.at > ONE_CHANGE)
}

/** Whether a fact is about the subject: it names nobody, or the same name in any of its spellings. */
export function sameName(named: string | undefined, name: string): boolean {
  if (named === undefined || named === '') return true
  const bare = named.slice(named.lastIndexOf('\\') + 1).replace(/@.*$/, '')
  return bare.toLowerCase() === name.toLowerCase()
}
