import type { UserSummary } from '../../../shared/requests.ts'
import type { EntryTable } from '../evidence/entryTable.ts'
import { type Identity, isMachineAccount, sameDomain } from '../model/identity.ts'
import type { FeatureContext } from './context.ts'
import { kindsByWhat } from './failureKinds.ts'

/** Accounts one answer brings at most. */
const MOST_USERS = 200

/** The accounts with failures or lockouts, most locked out first; machine accounts left out. At most 200. */
export function users({ snapshot }: FeatureContext): readonly UserSummary[] {
  const byName = new Map<string, UserSummary[]>()
  for (const { table } of snapshot.files) for (const summary of usersIn(table)) merge(byName, summary)
  return [...byName.values()]
    .flat()
    .toSorted((a, b) => b.lockouts - a.lockouts || b.failures - a.failures)
    .slice(0, MOST_USERS)
}

/** Failures and lockouts of each spelling of an account in one file: a pass over two columns, then one over tuples. */
function usersIn(table: EntryTable): readonly UserSummary[] {
  const kinds = kindsByWhat(table)
  const failures = new Uint32Array(table.data.who.counts.length)
  const lockouts = new Uint32Array(table.data.who.counts.length)
  for (const segment of table.data.segments) {
    for (let i = 0; i < segment.count; i++) {
      const kind = kinds[segment.what[i]!]
      if (kind === 'lockout') lockouts[segment.who[i]!]!++
      else if (kind !== undefined) failures[segment.who[i]!]!++
    }
  }
  return Array.from(failures.keys()).flatMap(tuple => {
    const count = { failures: failures[tuple]!, lockouts: lockouts[tuple]! }
    return count.failures + count.lockouts === 0 ? [] : summaryOf(table.whoOf(tuple).user, count)
  })
}

function summaryOf(user: Identity | undefined, count: Pick<UserSummary, 'failures' | 'lockouts'>): UserSummary[] {
  if (user?.kind !== 'user' || isMachineAccount(user.name)) return []
  return [{ user: user.name, domain: user.domain, ...count }]
}

function merge(byName: Map<string, UserSummary[]>, summary: UserSummary): void {
  const key = summary.user.toLowerCase()
  const namesakes = byName.get(key) ?? []
  const at = namesakes.findIndex(({ domain }) => sameDomain(domain, summary.domain))
  const known = namesakes[at]
  if (known === undefined) namesakes.push(summary)
  else namesakes[at] = sum(known, summary)
  byName.set(key, namesakes)
}

const sum = (a: UserSummary, b: UserSummary): UserSummary => ({
  user: a.user,
  domain: a.domain || b.domain,
  lockouts: a.lockouts + b.lockouts,
  failures: a.failures + b.failures,
})
