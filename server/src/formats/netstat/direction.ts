import { OF_PORT } from '../../frames/table/plainRow.ts'
import { isServicePort } from '../../model/listed.ts'

export const INBOUND = 1
export const OUTBOUND = 2

const PORTS = 0x10000
export const HIGHEST_PORT = PORTS - 1
/** Lists are numbered up to here, and then from 1 again. */
const MOST_LISTS = 0xff

/** Ports at which a machine listens: those that have a number, by the number of the last list that says so, which spares forgetting all of them; and those that have none. */
export interface Ports {
  list: number
  readonly lists: Uint8Array
  readonly names: Set<string>
}

export const noPorts = (): Ports => ({ list: 1, lists: new Uint8Array(PORTS), names: new Set() })

/** Another list begins. */
export function clearPorts(ports: Ports): void {
  ports.names.clear()
  if (ports.list === MOST_LISTS) ports.lists.fill(0)
  ports.list = (ports.list % MOST_LISTS) + 1
}

export function listen(ports: Ports, port: string): void {
  const number = numberOf(port)
  if (number < 0) ports.names.add(port)
  else listenAt(ports, number)
}

export const listenAt = (ports: Ports, port: number): void => void (ports.lists[port] = ports.list)

export const isListeningAt = ({ lists, list }: Ports, port: number): boolean => lists[port] === list

/** The number of a port; -1 for a name. */
function numberOf(port: string): number {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : PORTS
  return number < PORTS ? number : -1
}

/** Which side asked: a port at which this machine listens, or which a service is known by, is the asked one. 0 where neither tells. */
export function directionOf(local: string, foreign: string, listening: Ports, isListening: boolean): number {
  if (isListening || foreign === '' || foreign === '*') return 0
  const number = numberOf(local)
  if (number < 0 ? listening.names.has(local) : isListeningAt(listening, number)) return INBOUND
  const [here, there] = [isServicePort(Number(local)), isServicePort(Number(foreign))]
  if (here === there) return 0
  return here ? INBOUND : OUTBOUND
}

/** The same for ports that are numbers. */
export function numberedDirection(local: number, foreign: number, listening: Ports): number {
  if (isListeningAt(listening, local)) return INBOUND
  const here = isServicePort(local)
  if (here === isServicePort(foreign)) return 0
  return here ? INBOUND : OUTBOUND
}

/** What a row that is read without its text relies on, above its local port: that the machine listens there from it on, or whether it did before. */
export const OPENS = PORTS
const LISTENED = 0x20000
const DID_NOT_LISTEN = 0x30000
/** That the port which stands there is one to call from: at which this machine does not listen where it called, and of no service where it was called at one of a service. */
export const CALLED = OF_PORT
export const WAS_CALLED = OF_PORT | PORTS

export const relianceOn = (listening: Ports, local: number): number => local | (isListeningAt(listening, local) ? LISTENED : DID_NOT_LISTEN)

/** Whether what a row relied on is so again; where it opens a port, it does. */
export function stillHolds(listening: Ports, reliance: number): boolean {
  const port = reliance & 0xffff
  if (reliance >= OF_PORT) return !isServicePort(port) && (reliance === (WAS_CALLED | port) || !isListeningAt(listening, port))
  if (reliance !== (OPENS | port)) return reliance === 0 || reliance === relianceOn(listening, port)
  listenAt(listening, port)
  return true
}
