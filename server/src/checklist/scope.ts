import type { Scope } from '../../../shared/investigation.ts'
import { utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { What } from '../model/entry.ts'
import { isMachineAccount, type Who } from '../model/identity.ts'
import { anyone, eachEntry, whatMarks } from './columns.ts'
import type { Stretch } from './coverage.ts'
import { hostKey } from './observations.ts'

/** Who else is refused and locked out in the same time (step S01). Names are lower case, without domain; machine accounts are left out. */
export interface Company {
  readonly scope: Scope
  /** Refusals of other users, as attempts: rows of the one record that tells most of them. */
  readonly otherFailures: number
  readonly otherUsers: number
  readonly otherLockedOut: number
  /** The source that tries many accounts a few times each; undefined where none does. */
  readonly spraying: { readonly source: string; readonly accounts: number } | undefined
}

const HALF_HOUR = 1_800_000
/** Accounts that make a spray, and tries of each at most, within half an hour (step S01, branch M14). */
const SPRAYED = 8
const FEW_TRIES = 3

interface Tally {
  readonly subject: string
  readonly records: Map<string, Map<string, number>>
  readonly locked: Set<string>
  readonly bySource: Map<string, Map<number, Map<string, number>>>
  judged: number
  nobody: number
}

/** Looks at everybody's refusals in the time of the subject's failures. `failures` counts the subject's own. */
export function companyOf(snapshot: Snapshot, subject: string, failures: number, time: Stretch): Company {
  const tally: Tally = { subject: subject.toLowerCase(), records: new Map(), locked: new Set(), bySource: new Map(), judged: 0, nobody: 0 }
  for (const file of snapshot.files) {
    const { table } = file
    const judged = whatMarks(table, isRefusal)
    if (judged === undefined) continue
    eachEntry(table, anyone(table), judged, (entry, whoId, whatId) => {
      const at = utcOf(file, entry)
      if (at >= time.from - HALF_HOUR && at <= time.to + HALF_HOUR) addRow(tally, file.path, table.whoOf(whoId), table.whatOf(whatId), at)
    })
  }
  const others = [...tally.records].filter(([user]) => user !== tally.subject)
  const otherFailures = others.reduce((sum, [, records]) => sum + Math.max(...records.values()), 0)
  const otherLockedOut = [...tally.locked].filter(user => user !== tally.subject).length
  const spraying = sprayOf(tally)
  return {
    scope: scopeOf(failures, otherFailures, otherLockedOut, spraying),
    otherFailures,
    otherUsers: others.length,
    otherLockedOut,
    spraying,
  }
}

const isRefusal = ({ class: kind }: What): boolean =>
  kind === 'bad-password' || kind === 'locked-out' || kind === 'no-such-user' || kind === 'lockout'

function addRow(tally: Tally, path: string, who: Who, what: What, at: number): void {
  if (who.user?.kind !== 'user' || isMachineAccount(who.user.name)) return
  const user = who.user.name.toLowerCase()
  if (what.class === 'lockout') {
    tally.locked.add(user)
    return
  }
  tally.judged++
  if (what.class === 'no-such-user') tally.nobody++
  else increase(innerOf(tally.records, user), `${path}|${hostKey(who.logger)}|${what.code}`)
  if (what.class === 'locked-out') return
  const source = who.client?.kind === 'ip' ? who.client.address : hostKey(who.source)
  const slots = source === '' ? undefined : innerOf(tally.bySource, source)
  if (slots !== undefined) increase(innerOf(slots, Math.floor(at / HALF_HOUR)), user)
}

function innerOf<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = outer.get(key)
  if (known !== undefined) return known
  const made = new Map<L, V>()
  outer.set(key, made)
  return made
}

const increase = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** The source with the most accounts in half an hour, each with few tries, the subject among them or not tried at all. */
function sprayOf({ bySource, subject, judged, nobody }: Tally): Company['spraying'] {
  let best: { source: string; accounts: number } | undefined
  for (const [source, slots] of bySource)
    for (const tries of slots.values()) {
      if ((tries.get(subject) ?? 0) > FEW_TRIES * 2) continue
      const accounts = [...tries.values()].filter(times => times <= FEW_TRIES * 2).length
      if (accounts >= SPRAYED && accounts > (best?.accounts ?? 0)) best = { source, accounts }
    }
  if (best !== undefined || judged < 20 || nobody * 2 <= judged) return best
  const distinct = (slots: Map<number, Map<string, number>>): number =>
    new Set([...slots.values()].flatMap(tries => [...tries.keys()])).size
  const [most] = [...bySource].map(([source, slots]) => ({ source, accounts: distinct(slots) })).toSorted((a, b) => b.accounts - a.accounts)
  return most
}

function scopeOf(failures: number, others: number, otherLockedOut: number, spraying: Company['spraying']): Scope {
  if (failures === 0 && others === 0) return 'unknown'
  const mostlySubject = failures >= 0.8 * (failures + others)
  if (otherLockedOut === 0 && mostlySubject) return 'single-user'
  if (spraying !== undefined) return 'spray'
  return 'many-users'
}
