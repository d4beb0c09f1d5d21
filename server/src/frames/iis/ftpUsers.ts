import type { EntrySink, Known } from '../../formats/format.ts'
import { SESSION, USER } from '../../model/identity.ts'
import type { RowMemory } from '../w3c/scan.ts'
import { recent } from '../recent.ts'
import { textBytes } from './written.ts'

/** Sessions whose user is remembered; a server has fewer open at a time. */
const MOST_SESSIONS = 4096

/** What a row says in `bytes[start, end)`. */
export interface Span {
  start: number
  end: number
}

/** Whom the sessions of an FTP log named last: the verdict on a user stands in a later row of the session. */
export interface FtpUsers {
  /** Keeps the user of a session (0 is nobody), and how the row writes session, machine and user: that outlives the ids of its table. */
  keep(session: number, user: number, bytes: Uint8Array, written: readonly [session: Span, machine: Span, user: Span]): void
  /** The user of a session; 0 where it named none. */
  of(session: number): number
  /** Asked before each row: gives what was resumed the ids of this table. */
  takeUp(sink: EntrySink): void
  readonly memory: RowMemory
}

/** A user, and the bytes of session, machine and user, one behind the other, with room for others. */
interface Signing {
  user: number
  bytes: Uint8Array
  machine: number
  name: number
  end: number
}
type Written = readonly [session: string, machine: string, user: string]

/** Bytes that most of these take; those of sessions that are forgotten are written over. */
const USUAL = 96

export function ftpUsers(): FtpUsers {
  const users = recent<Signing>(MOST_SESSIONS)
  let resumed: readonly Written[] = []
  return {
    keep: (session, user, bytes, written) => write(users.renew(session, newSigning), user, bytes, written),
    of: session => users.of(session)?.user ?? 0,
    takeUp: sink => {
      if (resumed.length === 0) return
      for (const written of resumed) takeUp(written, sink)
      resumed = []
    },
    memory: {
      state: (): Known => (resumed.length > 0 ? resumed : Array.from(users.values(), writtenIn)),
      resume: (state: Known) => {
        resumed = state as readonly Written[]
      },
    },
  }

  function takeUp([session, machine, user]: Written, sink: EntrySink): void {
    const bytes = textBytes(session + machine + user)
    const name = bytes.length - user.length
    const key = sink.pair(SESSION, bytes, 0, session.length, session.length, name)
    const id = user === '' ? 0 : sink.identity(USER, bytes, name, bytes.length)
    users.keep(key, { user: id, bytes, machine: session.length, name, end: bytes.length })
  }
}

const newSigning = (): Signing => ({ user: 0, bytes: new Uint8Array(USUAL), machine: 0, name: 0, end: 0 })

function write(signing: Signing, user: number, bytes: Uint8Array, [session, machine, name]: readonly [Span, Span, Span]): void {
  signing.user = user
  signing.machine = session.end - session.start
  signing.name = signing.machine + machine.end - machine.start
  signing.end = signing.name + name.end - name.start
  if (signing.end > signing.bytes.length) signing.bytes = new Uint8Array(signing.end)
  copyTo(signing.bytes, 0, bytes, session)
  copyTo(signing.bytes, signing.machine, bytes, machine)
  copyTo(signing.bytes, signing.name, bytes, name)
}

/** Loops: a subarray for each of these few bytes costs more. */
function copyTo(copy: Uint8Array, at: number, bytes: Uint8Array, { start, end }: Span): void {
  for (let i = start; i < end; i++) copy[at + i - start] = bytes[i]!
}

function writtenIn({ bytes, machine, name, end }: Signing): Written {
  const text = String.fromCharCode(...bytes.subarray(0, end))
  return [text.slice(0, machine), text.slice(machine, name), text.slice(name)]
}
