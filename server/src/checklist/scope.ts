import type { Scope } from '../../../shared/investigation.ts'
import { utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import type { What } from '../model/entry.ts'
import { isMachineAccount, type Who } from '../model/identity.ts'
import { median } from './cadence.ts'
import { visiting, whatMarks, whoMarks } from './columns.ts'
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
/** Accounts that make a spray within half an hour, with three tries each at most; a try leaves two rows as a rule (step S01, branch M14). */
const SPRAYED = 8
const FEW_ROWS = 6

interface Tally {
  readonly subject: string
  readonly records: Map<string, Map<string, number>>
  readonly locked: Set<string>
  readonly bySource: Map<string, Map<number, Map<string, number>>>
  judged: number
  nobody: number
}

/** Looks at everybody's refusals in the time of the subject's failures. `failures` counts the subject's own. */
export function* companyOf(snapshot: Snapshot, subject: string, failures: number, time: Stretch): Turns<Company> {
  const tally: Tally = { subject: subject.toLowerCase(), records: new Map(), locked: new Set(), bySource: new Map(), judged: 0, nobody: 0 }
  for (const file of snapshot.files) {
    const { table } = file
    const judged = whatMarks(table, isRefusal)
    if (judged === undefined) continue
    const personOf: (Person | undefined)[] = []
    yield* visiting(table, whoMarks(table, isPerson), judged, (entry, whoId, whatId) => {
      const at = utcOf(file, entry)
      if (!(at >= time.from - HALF_HOUR && at <= time.to + HALF_HOUR)) return
      addRow(tally, (personOf[whoId] ??= personIn(table.whoOf(whoId), file.path)), table.whatOf(whatId), at)
    })
  }
  yield
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

/** Whom rows of one who-tuple tell of, where from, and which record of which machine they are. */
interface Person {
  readonly user: string
  readonly source: string
  readonly record: string
}

const isPerson = ({ user }: Who): boolean => user?.kind === 'user' && !isMachineAccount(user.name)

const personIn = ({ user, client, source, logger }: Who, path: string): Person => ({
  user: user?.kind === 'user' ? user.name.toLowerCase() : '',
  source: client?.kind === 'ip' ? client.address : hostKey(source),
  record: `${path}|${hostKey(logger)}`,
})

function addRow(tally: Tally, { user, source, record }: Person, what: What, at: number): void {
  if (what.class === 'lockout') {
    tally.locked.add(user)
    return
  }
  tally.judged++
  if (what.class === 'no-such-user') tally.nobody++
  else increase(innerOf(tally.records, user), `${record}|${what.code}`)
  if (what.class === 'locked-out') return
  const slots = source === '' ? undefined : innerOf(tally.bySource, source)
  if (slots === undefined) return
  // Half hours that begin at :00 and :30, and those between: what is cut in two by one is whole in the other.
  for (const slot of [2 * Math.floor(at / HALF_HOUR), 2 * Math.floor(at / HALF_HOUR + 0.5) + 1]) increase(innerOf(slots, slot), user)
}

function innerOf<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = outer.get(key)
  if (known !== undefined) return known
  const made = new Map<L, V>()
  outer.set(key, made)
  return made
}

const increase = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/**
 * The source that tries many accounts a few times each, the subject among them: half an hour with eight such accounts, and most of the subject's own refusals
 * in such half hours. A server at which many people mistype while somebody else's machine keeps trying the subject's password is none.
 */
function sprayOf(tally: Tally): Company['spraying'] {
  let best: { source: string; accounts: number } | undefined
  let all = 0
  let sprayed = 0
  for (const [source, slots] of tally.bySource)
    for (const tries of slots.values()) {
      const own = tries.get(tally.subject) ?? 0
      const others = [...tries].filter(([user]) => user !== tally.subject).map(([, times]) => times)
      // Everybody about as often: with a list of passwords each account is tried more than a few times.
      const most = Math.max(FEW_ROWS, 2 * (median(others) || 0))
      const accounts = [...tries.values()].filter(times => times <= most).length
      all += own
      if (accounts < SPRAYED || own > most) continue
      sprayed += own
      if (own > 0 && accounts > (best?.accounts ?? 0)) best = { source, accounts }
    }
  return best !== undefined && sprayed * 2 >= all ? best : guessing(tally)
}

/** The source that tries the most accounts, where more than half of all refusals name accounts that do not exist. */
function guessing({ bySource, judged, nobody }: Tally): Company['spraying'] {
  if (judged < 20 || nobody * 2 <= judged) return undefined
  const accountsOf = (slots: Map<number, Map<string, number>>): number =>
    new Set([...slots.values()].flatMap(tries => [...tries.keys()])).size
  return [...bySource].map(([source, slots]) => ({ source, accounts: accountsOf(slots) })).toSorted((a, b) => b.accounts - a.accounts)[0]
}

function scopeOf(failures: number, others: number, otherLockedOut: number, spraying: Company['spraying']): Scope {
  if (failures === 0 && others === 0) return 'unknown'
  if (spraying !== undefined) return 'spray'
  if (otherLockedOut === 0 && failures >= 0.8 * (failures + others)) return 'single-user'
  return 'many-users'
}
