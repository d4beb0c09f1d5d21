import type { InvestigateParams, InvestigateResult } from '../../../shared/requests.ts'
import type { Turns } from '../evidence/turns.ts'
import { accountsInTrouble } from './accounts.ts'
import type { Investigate } from './callHierarchy.ts'
import type { FeatureContext } from './context.ts'

/** The investigation of a user, with the uri of every path in it, whom else it concerns, and the files that were not recognised. */
export function* investigation(
  { snapshot }: Pick<FeatureContext, 'snapshot'>,
  { user }: InvestigateParams,
  investigate: Investigate,
): Turns<InvestigateResult> {
  const found = yield* investigate(snapshot, user)
  const concernsMany = found.scope === 'spray' || found.scope === 'many-users'
  return {
    investigation: found,
    accounts: concernsMany ? yield* accountsInTrouble(snapshot) : [],
    uris: Object.fromEntries(snapshot.files.map(file => [file.path, file.uri])),
    unrecognised: snapshot.unrecognised.map(({ path, because }) => ({ path, because })),
  }
}
