import { letIn } from './apart.ts'
import { firstFrom } from './skew.ts'
import { AT_START, matchOneToOne } from './matching.ts'
import type { Client } from './sessions.ts'

/** Zones are multiples of a quarter of an hour, within 14 hours of UTC (DOMAIN.md 4.2). Milliseconds. */
const QUARTER = 900_000
const FARTHEST = 56
/** Share of the failures that a client has to meet in some zone, and their least number. */
const MOST = 0.8
const LEAST = 10
const MOST_CLIENTS = 500

/**
 * How far the clock of the failures has to be moved, milliseconds, so that the sessions of one client meet nearly all of them: for failures in a zone that nobody
 * knows. The zone stays unknown up to the beat; who it is does not depend on it. Undefined where no client fits, or a second one fits in some zone.
 */
export function zoneApart(clients: readonly Client[], moments: readonly number[]): number | undefined {
  const suspects = clients.filter(client => !letIn(client) && client.sessions.length <= 20 * moments.length)
  if (moments.length < LEAST || suspects.length > MOST_CLIENTS) return undefined
  const fitting = suspects.flatMap(client => bestZone(client, moments) ?? [])
  const [only, ...more] = fitting
  return more.length === 0 ? only : undefined
}

function bestZone(client: Client, moments: readonly number[]): number | undefined {
  const times = client.sessions.map(({ at }) => at)
  let best = { moved: 0, matched: 0 }
  for (let zone = -FARTHEST; zone <= FARTHEST; zone++) {
    const moved = zone * QUARTER
    const shifted = moments.map(at => at + moved)
    // A zone in which the failures lie outside the log is not worth matching.
    if (firstFrom(times, shifted[0]!) === times.length) continue
    const matched = matchOneToOne(shifted, times, AT_START).length
    if (matched > best.matched || (matched === best.matched && Math.abs(moved) < Math.abs(best.moved))) best = { moved, matched }
  }
  return best.matched >= MOST * moments.length ? best.moved : undefined
}
