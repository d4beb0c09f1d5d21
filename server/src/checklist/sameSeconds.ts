import { utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { isMachineAccount } from '../model/identity.ts'
import { anyone, visiting, whatMarks } from './columns.ts'
import { firstFrom } from './skew.ts'
import type { Attempt } from './attempts.ts'
import type { User } from './subject.ts'

/** A session this near, milliseconds, may be of the one failure as well as of the other. */
const NEAR = 2000

/**
 * How many of the moments have a refusal of another account in the same seconds, told by a record that hides the client. Whoever connects then may be
 * that account's client as well as the subject's.
 */
export function* inTheSecondsOfOthers(snapshot: Snapshot, user: User, moments: readonly number[]): Turns<number> {
  const own = user.name.toLowerCase()
  const times: number[] = []
  for (const file of snapshot.files) {
    const { table } = file
    const refused = whatMarks(table, ({ class: kind }) => kind === 'bad-password' || kind === 'locked-out')
    yield* visiting(table, anyone(table), refused, (entry, whoId) => {
      const { user: other, client } = table.whoOf(whoId)
      if (client !== undefined || other?.kind !== 'user' || other.name.toLowerCase() === own || isMachineAccount(other.name)) return
      const at = utcOf(file, entry)
      if (!Number.isNaN(at)) times.push(at)
    })
  }
  const inOrder = times.toSorted((a, b) => a - b)
  return moments.filter(at => (inOrder[firstFrom(inOrder, at - NEAR)] ?? Number.POSITIVE_INFINITY) <= at + NEAR).length
}

/** Whether most wrong passwords of the user fall into the seconds of another account's. */
export function* areSecondsShared(snapshot: Snapshot, user: User, attempts: readonly Attempt[]): Turns<boolean> {
  const moments = attempts.filter(({ class: kind }) => kind === 'bad-password').map(({ at }) => at)
  return moments.length > 0 && (yield* inTheSecondsOfOthers(snapshot, user, moments)) * 2 >= moments.length
}
