import type { EntryRef } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { What } from '../model/entry.ts'
import { type Identity, shortHost } from '../model/identity.ts'
import { SESSION_ROW } from '../model/listed.ts'
import { anyone, entriesWhere, userMarks, whatMarks } from './columns.ts'

/** A session of the user in a list of sessions, which has no time of its own. */
export interface ListedSession {
  readonly ref: EntryRef
  /** The machine of the list, short and lower case; '' where nothing says. */
  readonly host: string
  readonly what: What
}

/** The sessions of a user in lists, and the machines whose sessions are listed, each with a row of its list. */
export interface ListedSessions {
  readonly of: readonly ListedSession[]
  readonly hosts: ReadonlyMap<string, EntryRef>
}

export function listedSessions(snapshot: Snapshot, user: Identity): ListedSessions {
  const rows = snapshot.files.flatMap(file => {
    const marks = whatMarks(file.table, ({ code, class: kind }) => kind === 'session' && code === SESSION_ROW)
    const host = shortHost(file.host?.name ?? '')
    const mine = new Set(entriesWhere(file.table, userMarks(file, user), marks))
    return entriesWhere(file.table, anyone(file.table), marks).map(entry => ({
      ref: { file, entry },
      host,
      what: file.table.what(entry),
      isMine: mine.has(entry),
    }))
  })
  return { of: rows.filter(({ isMine }) => isMine), hosts: new Map(rows.map(({ host, ref }) => [host, ref])) }
}
