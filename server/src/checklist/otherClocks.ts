import { clocksApart } from './apart.ts'
import { atMost, isEnough, isToldApart } from './confidence.ts'
import { farApart } from './farApart.ts'
import { stated } from './grouping.ts'
import { nameSources, type Naming } from './nameSources.ts'
import { rankClients } from './ranking.ts'
import type { Client } from './sessions.ts'
import type { Suspects } from './suspects.ts'

/** Clocks that are some seconds apart, as those of members of a domain may be. */
export function nearClocks(clients: readonly Client[], naming: Naming, straight: Suspects): Suspects | undefined {
  const { anchors, time } = straight
  const apart = clocksApart({ clients, anchors, time, periodSeconds: naming.rhythm?.periodSeconds ?? 0 })
  if (apart === undefined) return undefined
  const named = nameSources(apart.ranked, clients, apart.anchors, naming).map(one => ({
    ...one,
    confidence: atMost(
      apart.alone && one.ranked.all.further.length === 0 && isToldApart(one.ranked, naming.rhythm) ? 'probable' : 'possible',
      one.confidence,
    ),
  }))
  const clock = { seconds: apart.seconds, steady: true }
  return named.length === 0 ? undefined : { ...straight, ranked: apart.ranked, anchors: apart.anchors, named, clock }
}

/** Clocks that are minutes apart, that drift, or that were set on the way. */
export function farClocks(clients: readonly Client[], naming: Naming, straight: Suspects): Suspects | undefined {
  const { time, limits } = straight
  const input = { clients, anchors: straight.anchors, time, periodSeconds: naming.rhythm?.periodSeconds ?? 0 }
  const found = farApart(input, naming.rhythm)
  if (found === undefined || !isEnough(found.ranked.bad, limits)) return undefined
  const { path, anchors } = found
  const ranked = rankClients({ ...input, anchors })
  const own = ranked.find(({ client }) => client === found.ranked.client) ?? found.ranked
  const confidence = limits.clockAssumed || limits.secondsShared ? 'possible' : 'probable'
  const clock = { seconds: -path.seconds, steady: path.steady, ...stated({ moduloSeconds: path.moduloSeconds }) }
  return { ...straight, ranked: [own, ...ranked.filter(one => one !== own)], anchors, named: [{ ranked: own, confidence }], clock }
}
