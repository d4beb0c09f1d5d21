import { type Random, randomStream } from '../../tools/sample/random.ts'
import { zoneText } from '../../tools/sample/stamps.ts'
import { clockChange, type Direction, type LocalTime } from './summerTime.ts'

/** A person of the domain, with the machine and address used every day. */
export interface Person {
  readonly name: string
  readonly computer: string
  readonly address: string
}

/** How the zone of logs in local time is made known. */
export type ZoneTold = 'case file' | 'setting' | 'nobody'

/** Who and where a case plays: names, addresses, zone, time. The same for the same case and seed. */
export interface World extends LocalTime {
  readonly seed: number
  readonly domain: string
  readonly dnsDomain: string
  readonly user: string
  readonly workstation: Person
  readonly controller: string
  readonly controllerAddress: string
  readonly servers: readonly string[]
  readonly colleagues: readonly Person[]
  readonly zoneTold: ZoneTold
  /** UTC milliseconds: when the logs begin. */
  readonly begin: number
  readonly stream: (name: string) => Random
  readonly net: string
}

const DOMAINS = ['CONTOSO', 'FABRIKAM', 'NORTHWIND', 'TAILSPIN', 'ADATUM'] as const
const USERS = ['User1', 'kpalmer', 'm.ober', 'svensson', 'AnnaB', 'jdoe', 'p-tran'] as const
const PEOPLE =
  'amorel bchan cnovak dsilva efrank fgreco ghansen hito iroth jkim klopez lmayer mvogel nrossi oberg pquinn rsato tweber uwolf ypark'
const SERVERS: readonly [readonly string[], ...(readonly string[])[]] = [
  ['SRV-APP1', 'SRV-FILE1', 'SRV-WEB1', 'SRV-MAIL1'],
  ['HQAPP07', 'HQFILE02', 'HQWEB03', 'HQMAIL01'],
  ['ERP01', 'FS01', 'INTRA02', 'EXCH02'],
]
const CONTROLLERS = ['DC01', 'DCWEST', 'SRV-DC1', 'HQDC02'] as const
const ZONES = [-480, -300, -210, 0, 60, 120, 330, 345, 540] as const
const DAY = 86_400_000

/** `clocks`: the case plays in a night in which they go forward or back. */
export function worldOf(caseName: string, seed: number, clocks?: Direction): World {
  const stream = (name: string): Random => randomStream(seed, `${caseName} ${name}`)
  const random = stream('world')
  const domain = random.pick(DOMAINS)
  const user = random.pick(USERS)
  const third = random.whole(2, 200)
  const net = `10.${random.whole(1, 220)}.${third}`
  const colleagues = PEOPLE.split(' ').map((name, i) => ({
    name,
    computer: `${domain.slice(0, 3)}-PC${100 + i}`,
    address: `${net}.${20 + i}`,
  }))
  const world: World = {
    seed,
    domain,
    dnsDomain: `${domain.toLowerCase()}.com`,
    user,
    workstation: { name: user, computer: `${domain.slice(0, 3)}-PC${random.whole(200, 899)}`, address: `${net}.${random.whole(60, 99)}` },
    controller: random.pick(CONTROLLERS),
    controllerAddress: `${net}.10`,
    servers: random.pick(SERVERS),
    colleagues,
    ...fixed(random.pick(ZONES)),
    zoneTold: random.pick(['case file', 'case file', 'setting', 'nobody'] as const),
    begin: Date.UTC(2019, random.whole(0, 11), random.whole(1, 28), random.whole(0, 23), random.whole(0, 59)) + random.whole(0, 900) * DAY,
    stream,
    net,
  }
  return clocks === undefined ? world : inNightOfChange(world, clocks)
}

const fixed = (minutes: number): LocalTime => ({ zone: zoneText(minutes), minutesAt: () => minutes })

/** The logs begin so long before the change that it falls into the failures; of zones that change, somebody has to tell the name. */
function inNightOfChange(world: World, direction: Direction): World {
  const random = world.stream('clocks')
  const { at, ...local } = clockChange(random, direction)
  const zoneTold = random.pick(['case file', 'setting'] as const)
  return { ...world, ...local, zoneTold, begin: at - random.whole(70, 110) * 60_000 }
}

/** The server of a kind. */
export const serverOf = ({ servers }: World, kind: 'app' | 'file' | 'web' | 'mail'): string =>
  servers[['app', 'file', 'web', 'mail'].indexOf(kind)] ?? ''
