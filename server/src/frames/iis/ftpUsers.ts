import type { EntrySink, Known } from '../../formats/format.ts'
import type { Identity } from '../../model/identity.ts'
import type { RowMemory } from '../w3c/scan.ts'
import { recent } from '../recent.ts'

/** Sessions whose user is remembered; a server has fewer open at a time. */
const MOST_SESSIONS = 4096

/** Whom the sessions of an FTP log named last: the verdict on a user stands in a later row of the session. */
export interface FtpUsers {
  /** Keeps the user of a session, by their ids; 0 is nobody. */
  keep(session: number, user: number): void
  /** The user of a session; 0 where it named none. */
  of(session: number): number
  /** Asked before each row: gives what was resumed the ids of this sink. */
  takeUp(sink: EntrySink): void
  readonly memory: RowMemory
}

interface Signing {
  session: number
  user: number
}
type Resumed = readonly [session: Identity, user: Identity | null]

export function ftpUsers(): FtpUsers {
  const users = recent<Signing>(MOST_SESSIONS)
  let resumed: readonly Resumed[] = []
  const keep = (session: number, user: number): void => {
    const signing = users.renew(session, newSigning)
    signing.session = session
    signing.user = user
  }
  return {
    keep,
    of: session => users.of(session)?.user ?? 0,
    takeUp: sink => {
      if (resumed.length === 0) return
      for (const [session, user] of resumed) keep(sink.idOf(session), sink.idOf(user ?? undefined))
      resumed = []
    },
    memory: {
      state: (sink): Known =>
        resumed.length > 0
          ? resumed
          : Array.from(users.values(), ({ session, user }): Resumed => [sink.identityAt(session)!, sink.identityAt(user) ?? null]),
      resume: (state: Known) => {
        resumed = state as unknown as readonly Resumed[]
      },
    },
  }
}

const newSigning = (): Signing => ({ session: 0, user: 0 })
