import type { Attempt } from './attempts.ts'
import { groupBy } from './grouping.ts'
import { callingHost, hostKey } from './observations.ts'
import type { StatedSource } from './statedSources.ts'

/** Attempts that take the same way: of one stated source, else through one machine. Their rhythm is not blurred by others. */
export function streamsOf(attempts: readonly Attempt[], stated: readonly StatedSource[]): readonly (readonly number[])[] {
  const sourceOf = new Map(stated.flatMap((source, n) => source.attempts.map(attempt => [attempt, `source ${n}`] as const)))
  const keyed = attempts.map((attempt, n) => ({ n, key: sourceOf.get(n) ?? wayOf(attempt) }))
  return [...groupBy(keyed, ({ key }) => key).values()].map(group => group.map(({ n }) => n)).toSorted((a, b) => b.length - a.length)
}

/** The machine that asked for the logon, else the one that is claimed to have. */
function wayOf({ rows }: Attempt): string {
  const asked = rows.find(row => row.distance === 0)
  const asking = asked === undefined ? '' : callingHost(asked.who) || asked.logger
  return asking || (rows.map(({ who }) => hostKey(who.via) || hostKey(who.source)).find(host => host !== '') ?? '')
}
