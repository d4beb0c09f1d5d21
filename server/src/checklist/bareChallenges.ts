import { type EvidenceFile, utcOf } from '../evidence/evidenceFile.ts'
import type { What } from '../model/entry.ts'
import type { Identity, Who } from '../model/identity.ts'
import { eachEntry, userMarks, whatMarks, whoMarks } from './columns.ts'
import type { ProtocolLog } from './protocolLogs.ts'
import type { Session } from './sessions.ts'
import { firstFrom } from './skew.ts'

/** A client that is asked for a password and has the right one is served within this, milliseconds. */
const ANSWER = 5000

/** A demand for a password (401) without a status that says why: a leg of the handshake or a refusal, as in NCSA logs and those of the Exchange proxy. */
export const isBareChallenge = ({ outcome, codes }: What): boolean => outcome === 'challenge' && codes.length === 1

/** What tells a web client from others: its device, else its address. */
export const webClientOf = (who: Who): string => (who.device?.kind === 'device' ? who.device.id : webAddressOf(who))

/** The client that a proxy names, else the address of the connection. */
export function webAddressOf({ client, forwarded }: Who): string {
  if (forwarded?.kind === 'ip') return forwarded.address
  return client?.kind === 'ip' ? client.address : ''
}

/** The bare challenges of a web log that name `user` or nobody, and after which the client was not let in: refusals, as far as such a log can tell. */
export function unansweredChallenges({ file }: ProtocolLog, user: Identity): Session[] {
  const { table } = file
  const own = userMarks(file, user)
  const hisOrNobodys = whoMarks(table, ({ user: named, client }) => client?.kind === 'ip' && named === undefined)
  const challenges: Challenge[] = []
  for (const who of [own, hisOrNobodys])
    eachEntry(table, who, whatMarks(table, isBareChallenge), (entry, whoId) => {
      challenges.push({ at: utcOf(file, entry), file, entry, client: webClientOf(table.whoOf(whoId)) })
    })
  if (challenges.length === 0) return []
  const served = servedTimes(file, new Set(challenges.map(({ client }) => client)))
  const isLetIn = ({ client, at }: Challenge): boolean => {
    const times = served.get(client) ?? []
    return (times[firstFrom(times, at)] ?? Number.POSITIVE_INFINITY) <= at + ANSWER
  }
  return challenges.filter(one => !isLetIn(one)).toSorted((a, b) => a.at - b.at)
}

interface Challenge extends Session {
  readonly client: string
}

/** When clients were served, in order. */
function servedTimes(file: EvidenceFile, clients: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const { table } = file
  const times = new Map<string, number[]>([...clients].map(client => [client, []]))
  const known = whoMarks(table, who => clients.has(webClientOf(who)))
  const letIn = whatMarks(table, ({ outcome }) => outcome !== 'challenge' && outcome !== 'failure')
  eachEntry(table, known, letIn, (entry, whoId) => {
    const at = utcOf(file, entry)
    if (!Number.isNaN(at)) times.get(webClientOf(table.whoOf(whoId)))?.push(at)
  })
  return new Map([...times].map(([client, own]) => [client, own.toSorted((a, b) => a - b)]))
}
