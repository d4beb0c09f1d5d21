import type { DocumentParams, DocumentStatus, UserSummary } from '../../../shared/requests.ts'
import { fileOf } from '../evidence/snapshot.ts'
import { isMachineAccount, sameDomain } from '../model/identity.ts'
import { clockText } from './clockText.ts'
import type { FeatureContext } from './context.ts'
import { countFailures, failureKind } from './failureKinds.ts'

/** What a document is and what was found in it. */
export function status(context: FeatureContext, params: DocumentParams): DocumentStatus {
  const file = fileOf(context.snapshot, params.uri)
  if (file === undefined) {
    const because = context.snapshot.unrecognised.find(({ uri }) => uri === params.uri)?.because ?? 'not read yet'
    return { language: null, title: '', confidence: 0, because, clock: '', clockBecause: '', entries: 0, gaps: 0, failures: 0, lockouts: 0 }
  }
  const { format, recognition, table, clock } = file
  return {
    language: format.language,
    title: format.title,
    confidence: recognition.confidence,
    because: recognition.because,
    clock: clockText(clock),
    clockBecause: clock.because,
    entries: table.count,
    gaps: table.gaps.length,
    failures: countFailures(table, kind => kind !== 'lockout'),
    lockouts: countFailures(table, kind => kind === 'lockout'),
  }
}

/** The accounts with failures or lockouts, most locked out first; machine accounts left out. At most 200. */
export function users(context: FeatureContext): readonly UserSummary[] {
  const found: UserSummary[] = []
  for (const { table } of context.snapshot.files) {
    const counts = new Map<string, { readonly user: string; readonly domain: string; lockouts: number; failures: number }>()
    for (const segment of table.data.segments) {
      for (let i = 0; i < segment.count; i++) {
        const kind = failureKind(table.whatOf(segment.what[i]!))
        const user = kind === undefined ? undefined : table.whoOf(segment.who[i]!).user
        if (user?.kind !== 'user' || isMachineAccount(user.name)) continue
        const key = `${user.name}@${user.domain}`.toLowerCase()
        const count = counts.get(key) ?? { user: user.name, domain: user.domain, lockouts: 0, failures: 0 }
        if (kind === 'lockout') count.lockouts++
        else count.failures++
        counts.set(key, count)
      }
    }
    for (const count of counts.values()) merge(found, count)
  }
  return found.toSorted((a, b) => b.lockouts - a.lockouts || b.failures - a.failures).slice(0, 200)
}

function merge(found: UserSummary[], count: UserSummary): void {
  const at = found.findIndex(({ user, domain }) => user.toLowerCase() === count.user.toLowerCase() && sameDomain(domain, count.domain))
  const known = found[at]
  if (known === undefined) found.push(count)
  else
    found[at] = {
      user: known.user,
      domain: known.domain || count.domain,
      lockouts: known.lockouts + count.lockouts,
      failures: known.failures + count.failures,
    }
}
