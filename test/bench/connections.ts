import type { Random } from '../../tools/sample/random.ts'
import type { Process } from './machine.ts'
import { addressOf, somebody } from './people.ts'

/** A row of a list of connections. */
export interface Connection {
  readonly protocol: 'TCP' | 'UDP'
  readonly local: string
  readonly localPort: number
  readonly foreign: string
  readonly foreignPort: number
  readonly state: string
  readonly owner: Process
}

const OWN = '10.1.1.10'
/** Ports at which programs of a server listen. */
const LISTENING: readonly (readonly [program: string, ports: readonly number[]])[] = [
  ['System', [139, 445]],
  ['inetinfo.exe', [25, 110, 119, 143, 691, 993, 995]],
  ['svchost.exe', [80, 135, 443, 593, 3389]],
  ['lsass.exe', [88, 389, 464, 636, 1025, 1026, 3268, 3269]],
  ['dns.exe', [53, 1053]],
  ['sqlservr.exe', [1433]],
  ['store.exe', [1060, 6001, 6002]],
  ['mad.exe', [1062, 6004]],
  ['emsmta.exe', [1068, 102]],
]
const DATAGRAMS: readonly (readonly [program: string, ports: readonly number[]])[] = [
  ['System', [137, 138, 445]],
  ['lsass.exe', [88, 389, 464, 500, 4500]],
  ['dns.exe', [53, 1036, 1037, 1054]],
  ['svchost.exe', [123, 1027, 1028, 1434]],
  ['snmp.exe', [161]],
  ['store.exe', [1061, 1063, 1071]],
]
/** Ports that clients come to, and those of other servers that this one calls. */
const ASKED = [25, 80, 80, 135, 143, 443, 443, 443, 445, 1060, 1062, 6001, 3389] as const
const CALLED = [25, 53, 88, 389, 3268] as const
const OPEN = 120
/** Connections that were closed lately; Windows shows them for two minutes. */
const CLOSED = 60

/** The rows of a list in its order: what listens, who is connected, what is sent without. */
export function connectionsOf(random: Random, processes: readonly Process[]): readonly Connection[] {
  const owner = (name: string): Process => processes.find(({ image }) => image === name) ?? processes[0]!
  const row = (protocol: Connection['protocol'], local: string, localPort: number, name: string): Connection => {
    const isTcp = protocol === 'TCP'
    return {
      protocol,
      local,
      localPort,
      foreign: isTcp ? '0.0.0.0' : '*',
      foreignPort: 0,
      state: isTcp ? 'LISTENING' : '',
      owner: owner(name),
    }
  }
  const listening = LISTENING.flatMap(([name, ports]) => ports.map(port => row('TCP', '0.0.0.0', port, name)))
  const modern = listening.filter(({ localPort }) => localPort % 5 !== 0).map(one => ({ ...one, local: '[::]', foreign: '[::]' }))
  const datagrams = DATAGRAMS.flatMap(([name, ports]) =>
    ports.flatMap(port => [row('UDP', '0.0.0.0', port, name), row('UDP', OWN, port, name)]),
  )
  const open = Array.from({ length: OPEN }, () => newConnection(random, listening, 'ESTABLISHED'))
  return [...listening, ...inOrder([...open, ...justClosed(random, listening, processes[0]!)]), ...modern, ...datagrams]
}

/** The same list some minutes later: one connection in ten is another, and all that was closed before is gone. */
export function laterConnections(random: Random, rows: readonly Connection[]): readonly Connection[] {
  const isListening = ({ state, local }: Connection): boolean => state === 'LISTENING' && local === '0.0.0.0'
  const first = rows.filter(isListening)
  const open = rows
    .filter(({ state }) => state === 'ESTABLISHED')
    .map(row => (random.chance(0.1) ? newConnection(random, first, 'ESTABLISHED') : row))
  const nobody = rows.find(({ state }) => state === 'TIME_WAIT')!.owner
  const others = rows.filter(({ state }) => state !== 'ESTABLISHED' && state !== 'TIME_WAIT').slice(first.length)
  return [...first, ...inOrder([...open, ...justClosed(random, first, nobody)]), ...others]
}

const justClosed = (random: Random, listening: readonly Connection[], nobody: Process): readonly Connection[] =>
  Array.from({ length: CLOSED }, () => ({ ...newConnection(random, listening, 'TIME_WAIT'), owner: nobody }))

function newConnection(random: Random, listening: readonly Connection[], state: string): Connection {
  const port = random.whole(49_152, 65_535)
  if (random.chance(0.2)) {
    const owner = listening[random.whole(0, listening.length - 1)]!.owner
    return {
      protocol: 'TCP',
      local: OWN,
      localPort: port,
      foreign: `10.1.1.${random.whole(2, 4)}`,
      foreignPort: random.pick(CALLED),
      state,
      owner,
    }
  }
  const localPort = random.pick(ASKED)
  const { owner } = listening.find(row => row.localPort === localPort)!
  return { protocol: 'TCP', local: OWN, localPort, foreign: addressOf(random, somebody(random), 6), foreignPort: port, state, owner }
}

const inOrder = (rows: readonly Connection[]): readonly Connection[] =>
  rows.toSorted(
    (one, other) =>
      one.localPort - other.localPort || one.foreign.localeCompare(other.foreign, 'en') || one.foreignPort - other.foreignPort,
  )
