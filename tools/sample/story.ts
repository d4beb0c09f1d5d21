import { type Random, randomStream } from './random.ts'

/** Who plays in the case. The invented addresses are part of the names. */
export interface Names {
  readonly domain: string
  readonly user: string
  readonly workstation: string
  readonly workstationAddress: string
  readonly controller: string
  readonly exchange: string
  readonly exchangeAddress: string
  readonly culprit: string
  readonly culpritAddress: string
}

export interface Options {
  readonly seed: number
  /** `false` leaves the culprit's rows out of the SMTP log; everything else stays byte for byte. */
  readonly withCulprit: boolean
  /** Local time minus UTC, in minutes. */
  readonly zoneMinutes: number
  /** `false` leaves the controller's own events on the controller's clock, which is ahead; `true` is a collector that puts both machines on one clock. */
  readonly oneSecurityClock: boolean
  readonly names: Names
}

export const FOUNDING_CASE: Options = {
  seed: 20060912,
  withCulprit: true,
  zoneMinutes: -300,
  oneSecurityClock: true,
  names: {
    domain: 'CONTOSO',
    user: 'User1',
    workstation: 'USER1-PC',
    workstationAddress: '10.1.5.118',
    controller: 'DC01',
    exchange: 'EXCHSRV01',
    exchangeAddress: '10.1.1.25',
    culprit: 'WEBAPP01',
    culpritAddress: '10.1.5.77',
  },
}

/** One try with the stale password. `at` is milliseconds UTC on the clock of the Exchange server, with its fraction. */
export interface Attempt {
  readonly at: number
  readonly kind: 'bad-password' | 'locked-out'
  /** This try is the one that locked the account. */
  readonly locks: boolean
}

/** What happens, before anybody writes it down. Times are milliseconds UTC on the clock of the Exchange server. */
export interface Story {
  readonly options: Options
  readonly begin: number
  readonly end: number
  readonly attempts: readonly Attempt[]
  readonly unlocks: readonly number[]
  readonly off: { readonly from: number; readonly to: number }
  /** The SMTP log has no row of anybody in here. */
  readonly silence: { readonly from: number; readonly to: number }
  readonly stream: (name: string) => Random
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const DAY = 24 * 60 * MINUTE

/** The clock of the domain controller runs ahead of the Exchange server's by this much. */
export const CONTROLLER_AHEAD = 3 * SECOND
/** `net accounts` of the domain: five wrong passwords lock, and only an administrator unlocks. */
export const LOCKOUT_THRESHOLD = 5

const FIRST_ATTEMPT = Date.UTC(2006, 8, 12, 21, 55, 12, 200)
const ATTEMPTS = 120
const PERIOD = 60 * SECOND
const JITTER = 0.4 * SECOND

/** Minutes and seconds after 21:00 UTC, the hour before the first failure. */
const at = (minutes: number, seconds: number): number => Date.UTC(2006, 8, 12, 21, minutes, seconds)

export function tellStory(options: Options): Story {
  const unlocks = [at(92, 41), at(139, 47)]
  return {
    options,
    begin: at(54, 20),
    end: at(175, 0),
    attempts: attempts(randomStream(options.seed, 'attempts'), unlocks),
    unlocks,
    off: { from: at(125, 0), to: at(160, 0) },
    silence: { from: at(100, 58) + 500, to: at(102, 50) },
    stream: name => randomStream(options.seed, name),
  }
}

function attempts(random: Random, unlocks: readonly number[]): Attempt[] {
  const told: Attempt[] = []
  let count = 0
  let previous = Number.NEGATIVE_INFINITY
  for (let i = 0; i < ATTEMPTS; i++) {
    const moment = FIRST_ATTEMPT + i * PERIOD + random.between(-JITTER, JITTER)
    if (unlocks.some(unlock => unlock > previous && unlock <= moment)) count = 0
    const kind = count < LOCKOUT_THRESHOLD ? 'bad-password' : 'locked-out'
    if (kind === 'bad-password') count++
    told.push({ at: moment, kind, locks: kind === 'bad-password' && count === LOCKOUT_THRESHOLD })
    previous = moment
  }
  return told
}
