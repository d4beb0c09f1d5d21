import type { Attempt, Lockout } from './attempts.ts'
import { tally } from './grouping.ts'
import { callingHost, hostKey, type Observation } from './observations.ts'

/** The last machine that the logs can name on the way of the failures (step S04). It passed them on; it is not the culprit. */
export interface LastHop {
  readonly kind: 'HOST' | 'DC' | 'IP-ONLY' | 'BLANK' | 'NONE'
  /** Short lower-case key; '' where none could be named. */
  readonly host: string
  /** Attempts (or lockouts, where there is no attempt) that came through it, and all of them. */
  readonly through: number
  readonly of: number
  /** Machines that judged: keys of the domain controllers seen, the busiest first. */
  readonly controllers: readonly string[]
}

export function lastHopOf(attempts: readonly Attempt[], lockouts: readonly Lockout[]): LastHop {
  const controllers = controllersOf(attempts, lockouts)
  const isController = (host: string): boolean => controllers.includes(host)
  const hops =
    attempts.length > 0 ? attempts.map(attempt => hopOf(attempt, isController)) : lockouts.map(({ row }) => hostKey(row.who.source))
  const [most] = tally(hops)
  const base = { of: hops.length, controllers }
  if (most !== undefined) return { ...base, kind: isController(most[0]) ? 'DC' : 'HOST', host: most[0], through: most[1] }
  if (hops.length === 0) return { ...base, kind: 'NONE', host: '', through: 0 }
  const addressed = attempts.filter(({ rows }) => rows.some(({ who }) => who.client !== undefined)).length
  return { ...base, kind: addressed > 0 ? 'IP-ONLY' : 'BLANK', host: '', through: addressed }
}

/** The machine that asked for the logon or passed it on, else the one the client claims to be; '' where no row says. */
function hopOf({ rows }: Attempt, isController: (host: string) => boolean): string {
  const asked = rows.find(row => row.distance === 0)
  const asking = asked === undefined ? '' : callingHost(asked.who) || asked.logger
  // The address that a web or mail server was asked from is no machine that a controller names.
  const vias = rows.map(({ who, distance }) => (distance === 1 ? '' : hostKey(who.via))).filter(via => via !== '')
  const passing = vias.find(via => !isController(via))
  return passing ?? (asking || claimed(rows) || (vias[0] ?? ''))
}

const claimed = (rows: readonly Observation[]): string => rows.map(({ who }) => hostKey(who.source)).find(host => host !== '') ?? ''

/** Machines that wrote lockouts, or judged logons that others had asked for. */
function controllersOf(attempts: readonly Attempt[], lockouts: readonly Lockout[]): string[] {
  const judging = attempts.flatMap(({ rows }) => rows.filter(judges))
  return tally([...lockouts.flatMap(({ rows }) => rows), ...judging].map(({ logger }) => logger)).map(([host]) => host)
}

/** A member server's netlogon hears of its own logons as well: there, only those passed on from elsewhere are judged. */
function judges({ distance, what, who }: Observation): boolean {
  if (distance < 2) return false
  return what.action !== 'Returns' || who.via !== undefined || what.detail?.startsWith('Transitive') === true
}

/** A machine's name as the rows write it, its first label; where none does the key, an address as it is and a name in capitals. */
export function hostName(key: string, rows: Iterable<Observation>): string {
  for (const { who, file } of rows)
    for (const name of [nameOf(who.source), nameOf(who.via), nameOf(who.logger), file.host?.name ?? '']) {
      const label = name.split('.')[0] ?? ''
      if (label.toLowerCase() === key) return label
    }
  return key.includes(':') ? key : key.toUpperCase()
}

const nameOf = (identity: Observation['who']['source']): string => (identity?.kind === 'host' ? identity.name : '')
