import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { shortHost } from '../model/identity.ts'
import { visitingWho } from './columns.ts'
import { hostKey } from './observations.ts'

/** What machines are, as their logs show it; keys are short and lower case. */
export interface MachineRoles {
  /** Machines that write what only domain controllers write: lockouts and Kerberos tickets. */
  readonly controllers: ReadonlySet<string>
  /** Machines that write logons made on them, and are no controllers. */
  readonly members: ReadonlySet<string>
  /** Machines that passed logons on to a controller. */
  readonly passing: ReadonlySet<string>
}

const ONLY_CONTROLLERS = new Set(['644', '672', '673', '675', '676', '4740', '4768', '4769', '4771'])

export function* machineRoles(snapshot: Snapshot): Turns<MachineRoles> {
  const controllers = new Set<string>()
  const loggers = new Set<string>()
  const passing = new Set<string>()
  for (const file of snapshot.files) {
    const { table } = file
    const own = shortHost(file.host?.name ?? '')
    const judging = new Uint8Array(table.data.what.counts.length)
    const logging = new Uint8Array(table.data.what.counts.length)
    table.data.what.counts.forEach((count, id) => {
      if (count === 0) return
      const what = table.whatOf(id)
      judging[id] = ONLY_CONTROLLERS.has(what.code) ? 1 : 0
      logging[id] = what.logonType === undefined ? 0 : 1
    })
    // One pass over the entries marks who wrote what; who that is, is asked once for each tuple.
    const judges = new Uint8Array(table.data.who.counts.length)
    const logs = new Uint8Array(table.data.who.counts.length)
    for (const { count, who, what } of table.data.segments) {
      yield
      for (let i = 0; i < count; i++) {
        judges[who[i]!]! |= judging[what[i]!]!
        logs[who[i]!]! |= logging[what[i]!]!
      }
    }
    judges.forEach((marked, id) => {
      const host = marked === 1 || logs[id] === 1 ? hostKey(table.whoOf(id).logger) || own : ''
      if (host === '') return
      if (marked === 1) controllers.add(host)
      else loggers.add(host)
    })
    yield* visitingWho(table, ({ via }) => {
      const host = hostKey(via)
      if (host !== '') passing.add(host)
    })
  }
  return { controllers, members: new Set([...loggers].filter(host => !controllers.has(host))), passing }
}
