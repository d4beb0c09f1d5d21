import type { AccountInTrouble, DatedRef } from '../../../shared/requests.ts'
import { isoOf } from '../evidence/clock.ts'
import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { Snapshot } from '../evidence/snapshot.ts'
import type { Turns } from '../evidence/turns.ts'
import { type Identity, identityText, isMachineAccount, sameDomain } from '../model/identity.ts'
import type { FeatureContext } from './context.ts'
import { kindsByWhat } from './failureKinds.ts'

/** Accounts to choose from, at most. */
const MOST_USERS = 200

/** What the rows of one log, of one code and one machine, say of an account: each refused sign-in leaves one such row. */
type Record = string

/** An account while its rows are counted. */
interface Tally {
  readonly user: string
  domain: string
  readonly refusals: Map<Record, number>
  readonly lockouts: Map<Record, number>
  readonly sources: Map<string, number>
  first?: Moment
  last?: Moment
  lockout?: Moment
}

interface Moment {
  readonly at: number
  readonly file: EvidenceFile
  readonly entry: number
}

/** The accounts that were refused or locked out, most locked out first, then most refused; machine accounts are left out. */
export function* accountsInTrouble(snapshot: Snapshot): Turns<readonly AccountInTrouble[]> {
  const byName = new Map<string, Tally[]>()
  for (const file of snapshot.files) yield* addFile(file, byName)
  return [...byName.values()]
    .flat()
    .map(accountOf)
    .toSorted((a, b) => b.lockouts - a.lockouts || b.failures - a.failures || a.user.localeCompare(b.user, 'en'))
}

/** The accounts that can be investigated. */
export function* users({ snapshot }: Pick<FeatureContext, 'snapshot'>): Turns<readonly AccountInTrouble[]> {
  return (yield* accountsInTrouble(snapshot)).slice(0, MOST_USERS)
}

/** What all rows with one pair of tuples say. */
interface Saying {
  readonly tally: Tally
  readonly record: Record
  readonly source: string | undefined
  readonly isLockout: boolean
}

/** One pass over two columns; who and what are decoded once for each pair of tuples. */
function* addFile(file: EvidenceFile, byName: Map<string, Tally[]>): Turns<void> {
  const { table } = file
  const kinds = kindsByWhat(table)
  const sayings = new Map<number, Saying | undefined>()
  let entry = -1
  for (const { count, who, what } of table.data.segments) {
    yield
    for (let i = 0; i < count; i++) {
      entry++
      if (kinds[what[i]!] === undefined) continue
      const pair = who[i]! * kinds.length + what[i]!
      if (!sayings.has(pair)) sayings.set(pair, sayingOf(file, who[i]!, what[i]!, byName))
      const saying = sayings.get(pair)
      if (saying !== undefined) addRow(saying, { at: utcOf(file, entry), file, entry })
    }
  }
}

function sayingOf(file: EvidenceFile, whoId: number, whatId: number, byName: Map<string, Tally[]>): Saying | undefined {
  const who = file.table.whoOf(whoId)
  const tally = tallyOf(who.user, byName)
  if (tally === undefined) return undefined
  const source = who.client ?? who.source
  return {
    tally,
    record: `${file.path}|${who.logger === undefined ? '' : identityText(who.logger)}|${file.table.whatOf(whatId).code}`,
    source: source && identityText(source),
    isLockout: kindsByWhat(file.table)[whatId] === 'lockout',
  }
}

function tallyOf(user: Identity | undefined, byName: Map<string, Tally[]>): Tally | undefined {
  if (user?.kind !== 'user' || user.name === '' || isMachineAccount(user.name)) return undefined
  const key = user.name.toLowerCase()
  const namesakes = byName.get(key) ?? []
  byName.set(key, namesakes)
  const known = namesakes.find(({ domain }) => sameDomain(domain, user.domain))
  if (known === undefined) {
    const tally: Tally = { user: user.name, domain: user.domain, refusals: new Map(), lockouts: new Map(), sources: new Map() }
    namesakes.push(tally)
    return tally
  }
  known.domain ||= user.domain
  return known
}

function addRow({ tally, record, source, isLockout }: Saying, moment: Moment): void {
  increase(isLockout ? tally.lockouts : tally.refusals, record)
  if (isLockout) {
    tally.lockout = earlier(tally.lockout, moment)
    return
  }
  if (source !== undefined) increase(tally.sources, source)
  tally.first = earlier(tally.first, moment)
  tally.last = later(tally.last, moment)
}

const increase = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const earlier = (known: Moment | undefined, next: Moment): Moment =>
  known === undefined || next.at < known.at || (Number.isNaN(known.at) && !Number.isNaN(next.at)) ? next : known
const later = (known: Moment | undefined, next: Moment): Moment =>
  known === undefined || next.at > known.at || (Number.isNaN(known.at) && !Number.isNaN(next.at)) ? next : known

function accountOf({ user, domain, refusals, lockouts, sources, first, last, lockout }: Tally): AccountInTrouble {
  const [from] = [...sources].toSorted((a, b) => b[1] - a[1])
  return {
    user,
    domain,
    failures: Math.max(0, ...refusals.values()),
    lockouts: Math.max(0, ...lockouts.values()),
    ...(from === undefined ? {} : { from: from[0] }),
    ...(first === undefined ? {} : { first: dated(first) }),
    ...(last === undefined ? {} : { last: dated(last) }),
    ...(lockout === undefined ? {} : { lockout: dated(lockout) }),
  }
}

function dated({ at, file, entry }: Moment): DatedRef {
  const iso = isoOf(at)
  return { ref: { path: file.path, line: file.table.line(entry) }, ...(iso === undefined ? {} : { at: iso }) }
}
