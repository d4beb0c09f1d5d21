import { utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { isMachineAccount } from '../model/identity.ts'
import { anyone, visiting, whatMarks } from './columns.ts'
import { hasSureClock } from './coverage.ts'
import { firstFrom } from './skew.ts'
import type { Attempt } from './attempts.ts'
import type { User } from './subject.ts'

/** A session this near, milliseconds, may be of the one failure as well as of the other. */
const NEAR = 2000
/** Zones differ by this, milliseconds: where nobody knows one, moments are known up to it. */
const QUARTER = 900_000

/**
 * How many of the moments have a refusal of another account in the same seconds, told by a record that hides the client. Whoever connects then may be
 * that account's client as well as the subject's. Where a log's zone is not known, the seconds of its quarters of an hour are.
 */
export function* inTheSecondsOfOthers(snapshot: Snapshot, user: User, moments: readonly number[]): Turns<number> {
  const own = user.name.toLowerCase()
  const times: number[] = []
  const quarters: number[] = []
  for (const file of snapshot.files) {
    const { table } = file
    const isSure = hasSureClock(file)
    const refused = whatMarks(table, ({ class: kind }) => kind === 'bad-password' || kind === 'locked-out')
    yield* visiting(table, anyone(table), refused, (entry, whoId) => {
      const { user: other, client } = table.whoOf(whoId)
      if (client !== undefined || other?.kind !== 'user' || other.name.toLowerCase() === own || isMachineAccount(other.name)) return
      const at = utcOf(file, entry)
      if (Number.isNaN(at)) return
      if (isSure) times.push(at)
      else quarters.push(at % QUARTER)
    })
  }
  const [placed, unplaced] = [times.toSorted((a, b) => a - b), quarters.toSorted((a, b) => a - b)]
  const around = [-QUARTER, 0, QUARTER]
  return moments.filter(at => isNear(placed, at) || around.some(quarter => isNear(unplaced, (at % QUARTER) + quarter))).length
}

const isNear = (times: readonly number[], at: number): boolean =>
  (times[firstFrom(times, at - NEAR)] ?? Number.POSITIVE_INFINITY) <= at + NEAR

/** Whether most wrong passwords of the user fall into the seconds of another account's. */
export function* areSecondsShared(snapshot: Snapshot, user: User, attempts: readonly Attempt[]): Turns<boolean> {
  const moments = attempts.filter(({ class: kind }) => kind === 'bad-password').map(({ at }) => at)
  return moments.length > 0 && (yield* inTheSecondsOfOthers(snapshot, user, moments)) * 2 >= moments.length
}
