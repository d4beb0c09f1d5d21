import { median } from './cadence.ts'
import { deliveryShare, rankClients, type Anchor, type Ranked, type RankingInput, strengthOf } from './ranking.ts'
import type { Client } from './sessions.ts'

/** The distance of two machines' clocks at which a client's sessions meet the failures, although they do not as written. */
export interface Apart {
  /** Seconds that the clock of the failures is ahead. */
  readonly seconds: number
  readonly anchors: readonly Anchor[]
  readonly ranked: readonly Ranked[]
  /** Whether another client would do as well at some other distance. */
  readonly alone: boolean
}

/** Members of a domain agree within a second or two; a controller a little less (DOMAIN.md 4.2). Seconds. */
const FARTHEST = 5
/** Decades below which a client fits at some distance by chance, with all the distances that are tried. */
const FITS = -8
/** Clients beyond which it is not worth trying. */
const MOST_CLIENTS = 500

/** Looks for the clock distance that makes one client fit, where none fits as written; undefined where there is none, or no single one. */
export function clocksApart(input: RankingInput): Apart | undefined {
  const clients = input.clients.filter(client => client.sessions.length <= 20 * input.anchors.length && !letIn(client))
  if (clients.length === 0 || clients.length > MOST_CLIENTS || input.anchors.length === 0) return undefined
  const best = new Map<Client, { readonly seconds: number; readonly strength: number }>()
  for (let seconds = -FARTHEST; seconds <= FARTHEST; seconds++) {
    const ranked = rankClients({ ...input, clients, anchors: setBack(input.anchors, seconds) })
    for (const one of ranked) {
      const strength = strengthOf(one)
      if (strength < (best.get(one.client)?.strength ?? FITS)) best.set(one.client, { seconds, strength })
    }
  }
  const [first, second] = [...best.values()].toSorted((a, b) => a.strength - b.strength)
  if (first === undefined) return undefined
  const seconds = first.seconds - offCentre({ ...input, clients, anchors: setBack(input.anchors, first.seconds) })
  const anchors = setBack(input.anchors, seconds)
  return { seconds, anchors, ranked: rankClients({ ...input, anchors }), alone: second === undefined }
}

/** Several distances fit as well, as wide as the window is: the one is meant at which the best client's sessions fall upon the failures. */
function offCentre(input: RankingInput): number {
  const [best] = rankClients(input)
  const distances = (best?.all.matches ?? []).map(
    ({ attempt, session }) => (best!.sessions[session]!.at - input.anchors[attempt]!.at) / 1000,
  )
  return distances.length === 0 ? 0 : Math.round(median(distances))
}

/** Whether a client hands over mail in most of its sessions: it was let in. */
export const letIn = (client: Client): boolean => deliveryShare({ client }) >= 0.5

const setBack = (anchors: readonly Anchor[], seconds: number): readonly Anchor[] =>
  anchors.map(anchor => ({ ...anchor, at: anchor.at - seconds * 1000 }))
